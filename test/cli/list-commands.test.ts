import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileOwnList } from '../../cli/list/compile-own-list'
import { openUnsignedList } from '../../utils/list/open-unsigned-list'
import { readAll, serve } from '../list/list-files'
import { run, runWith } from './list-terminal'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yibu-list-'))
})

afterEach(() => rm(folder, { recursive: true }))

describe('the command line', () => {
  it.each([
    [['chek'], '没有 chek 这个命令；是不是“check”？'],
    [['toString'], '没有 toString 这个命令'],
    [['check', '--jsn'], '不认识的选项 --jsn'],
    [['check', 'lists'], '多余的参数 lists'],
    [['check', '--in'], '选项 --in <value> 的写法不对'],
    [['build'], '缺少 --out <文件夹>'],
    [['build', '--out', ''], '选项 --out 后面是空的'],
    [['publish', '--out', 'x', '--key', 'y', '--key='], '选项 --key 后面是空的'],
    [['verify', '', '--unsigned'], '缺少 <文件夹或地址>'],
    [['keygen'], '缺少 --out <文件>'],
    [['publish', '--unsigned'], '缺少 --out <文件夹>'],
    [['publish', '--out', 'x'], '--key <私钥文件> 或 --unsigned'],
    [['publish', '--out', 'x', '--unsigned', '--key', 'y'], '二者之一'],
    [['publish', '--out', 'x', '--unsigned', '--issued', '2026-02-30T00:00:00Z'], '2026-11-21T08:00:00Z 这样'],
    [['publish', '--out', 'x', '--unsigned', '--issued', '昨天'], '不是 昨天'],
    [['publish', '--out', 'x', '--unsigned', '--expires-days', '0'], '--expires-days 要写 1 到 3650 的整数，不是 0'],
    [['publish', '--out', 'x', '--unsigned', '--reserve-signatures', '2.5'], '--reserve-signatures 要写'],
    [['sign', '--in', 'x'], '缺少 --key'],
    [['sign', '--key', 'x'], '缺少 --in'],
    [['verify', 'x'], '--key <公钥文件> 或 --unsigned'],
    [['verify', '--key', 'x'], '缺少 <文件夹或地址>'],
    [['diff', 'lists'], '缺少 <新>'],
    [['diff', 'a', 'b', 'c'], '多余的参数 c'],
    [['review'], '缺少 --against <提交>'],
    [['review', '--against', 'main', '--pull-request', '1'], '--pull-request 要写成 https://'],
    [['stale', '--days', '0'], '--days 要写 1 到 99999 的整数，不是 0'],
    [['stale', '--today', '2026-02-30'], '--today 要写成 2026-11-21 这样，不是 2026-02-30'],
    [['serve'], '缺少 <文件夹>'],
    [['serve', 'x', '--port', '70000'], '--port 要写 0 到 65535，不是 70000'],
  ])('%j is not understood: exit code 2 and a hint', async (args, hint) => {
    const { code, out, complaint } = await run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(complaint).toContain(hint)
    expect(complaint).toContain('用法：npm run -s list -- ')
  })

  it('says so with --json, too, in one JSON object', async () => {
    const { code, out, complaint } = await run('build', '--json')
    expect({ code, report: JSON.parse(out) }).toEqual({ code: 2, report: { ok: false, error: '缺少 --out <文件夹>' } })
    expect(complaint).toContain('用法：')
  })

  it.each([
    ['check', '--in', 'a-file'],
    ['build', '--out', 'a-file'],
    ['publish', '--unsigned', '--out', 'a-file'],
    ['keygen', '--out', 'a-file/key.pem'],
    ['diff', 'lists', 'a-file'],
    ['verify', 'http://[/', '--unsigned'],
    ['publish', '--unsigned', '--out', 'out', '--previous', 'https:///'],
  ])('%s %s %s refuses a place that is none, with --json in one JSON object', async (...args) => {
    await writeFile(join(folder, 'a-file'), '')
    const resolve = (path: string) => (path === 'lists' ? path : join(folder, path))
    const { code, out, complaint } = await runWith({ resolve }, ...args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(complaint).toMatch(/a-file|不是网址/)
    const json = await runWith({ resolve }, ...args, '--json')
    expect({ ...json, out: JSON.parse(json.out) }).toMatchObject({ code: 1, out: { ok: false, error: complaint } })
    expect(await readdir(folder)).toEqual(['a-file'])
  })

  it.each([
    ['check'],
    ['build'],
    ['keygen'],
    ['publish'],
    ['sign'],
    ['verify'],
    ['serve'],
    ['diff'],
    ['review'],
    ['stale'],
  ])('%s --help tells its options', async (name) => {
    const { code, out } = await run(name, '--help')
    expect(code).toBe(0)
    expect(out).toContain(`npm run -s list -- ${name}`)
    expect(out).toContain('--json')
  })

  it('--help alone tells the commands', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(out).toMatch(/check .*\n(?:.*\n)* *publish .*\n(?:.*\n)* *build /)
  })
})

describe('check', () => {
  it('passes a good list', async () => {
    const { code, out } = await run('check')
    expect(code).toBe(0)
    expect(out).toMatch(/^通过：\d+ 条记录/)
  })

  it('prints one JSON object', async () => {
    const { code, out } = await run('check', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      errors: [],
      warnings: [],
      counts: { closures: expect.any(Number) },
    })
  })

  it('points at what is wrong, in the file that the reader has open', async () => {
    await writeFile(join(folder, 'list.yaml'), 'id: test\nname: 名录\n')
    await writeFile(join(folder, 'sources.yaml'), '{}\n')
    const { code, out } = await run('check', '--in', folder)
    expect(code).toBe(1)
    expect(out).toContain(`${join(folder, 'list.yaml')}:1:1 错误：缺少 publisher。`)
    expect(out).toContain('没有通过：')
    const json = await run('check', '--in', folder, '--json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      errors: [{ code: 'missing-field', file: join(folder, 'list.yaml'), line: 1, column: 1 }, {}, {}],
    })
  })
})

describe('build', () => {
  it('writes the files of the list, which open again', async () => {
    const { code, out } = await run('build', '--out', folder, '--json')
    expect(code).toBe(0)
    const names = await readdir(folder)
    const report: { readonly files: readonly { readonly name: string }[] } = JSON.parse(out)
    expect(report.files.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
    const contents = await Promise.all(names.map((name) => readFile(join(folder, name))))
    const files = new Map(contents.map((bytes, at) => [names[at] ?? '', new Uint8Array(bytes)]))
    const { files: list } = await openUnsignedList(serve(files))
    expect(await readAll(list)).toHaveLength(list.info.count)
  })

  it('writes nothing when the list has errors', async () => {
    const { code } = await run('build', '--in', folder, '--out', join(folder, 'out'))
    expect(code).toBe(1)
    expect(await readdir(folder)).toEqual([])
  })
})

it('the bundled list is not made of a list with errors: the build says which', async () => {
  await expect(compileOwnList(folder)).rejects.toThrow('list.yaml:1:1 错误：缺少文件 list.yaml。')
})
