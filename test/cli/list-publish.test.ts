import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createListServer } from '../../cli/list/publish/list-server'
import { parseEnvelope, readUnsigned } from '../../utils/list/head'
import { run, runWith } from './list-terminal'

let folder: string
let out: string
let key: string
let source: string

const early = '2026-11-20T08:00:00Z'
const later = '2026-11-21T08:00:00Z'

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yibu-publish-'))
  out = join(folder, 'out')
  key = join(folder, 'key.pem')
  source = join(folder, 'source')
  await cp('lists', source, { recursive: true })
  await run('keygen', '--out', key)
})

afterEach(() => rm(folder, { recursive: true }))

/** Publishes the sources; the list is good for a thousand years. */
async function publish(...more: readonly string[]) {
  const who = more.includes('--unsigned') ? [] : ['--key', key]
  return run('publish', '--in', source, '--out', out, ...who, '--expires-days', '3650', ...more)
}

async function publishJson(...more: readonly string[]) {
  const { code, out: text } = await publish('--json', ...more)
  return { code, report: JSON.parse(text) }
}

/** Removes the last record of Shandong's from the sources. */
async function withdraw(): Promise<string> {
  const file = join(source, 'closures/shandong.yaml')
  const text = await readFile(file, 'utf8')
  const at = text.lastIndexOf('\n  - ')
  await writeFile(file, `${text.slice(0, at)}\n`)
  return /account: (.*)/.exec(text.slice(at))?.[1] ?? ''
}

async function verify(...more: readonly string[]) {
  return run('verify', out, '--key', `${key}.pub`, ...more)
}

async function readHead(where = out) {
  return parseEnvelope(await readFile(join(where, 'head.json')))
}

async function namesIn(where: string): Promise<readonly string[]> {
  return (await readdir(where)).toSorted()
}

async function fileLike(pattern: RegExp): Promise<string> {
  return join(out, (await namesIn(out)).find((name) => pattern.test(name)) ?? '')
}

describe('keygen', () => {
  it('writes both halves of a key, which openssl reads, the private one for its owner only', async () => {
    expect((await stat(key)).mode & 0o777).toBe(0o600)
    const secret = spawnSync('openssl', ['pkey', '-in', key, '-noout', '-text'], { encoding: 'utf8' })
    const open = spawnSync('openssl', ['pkey', '-pubin', '-in', `${key}.pub`, '-noout', '-text'], { encoding: 'utf8' })
    expect(secret.stdout).toContain('ED25519 Private-Key')
    expect(open.stdout).toContain('ED25519 Public-Key')
    const derived = spawnSync('openssl', ['pkey', '-in', key, '-pubout'], { encoding: 'utf8' })
    expect(await readFile(`${key}.pub`, 'utf8')).toBe(derived.stdout)
  })

  it('never overwrites a key, nor leaves half of a pair behind', async () => {
    const before = await readFile(key, 'utf8')
    expect(await run('keygen', '--out', key)).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('不会覆盖'),
    })
    expect(await readFile(key, 'utf8')).toBe(before)
    await writeFile(join(folder, 'other.pub'), '')
    expect(await run('keygen', '--out', join(folder, 'other'))).toMatchObject({ code: 1 })
    expect(await namesIn(folder)).not.toContain('other')
  })

  it('prints the fingerprint that openssl computes', async () => {
    const { out: text } = await run('keygen', '--out', join(folder, 'new'), '--json')
    const { fingerprint } = JSON.parse(text)
    const script = `openssl pkey -pubin -in '${folder}/new.pub' -outform DER | openssl dgst -sha256`
    expect(spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout).toContain(fingerprint)
  })
})

describe('publish', () => {
  it('writes a list that verifies, and says what it wrote', async () => {
    const { code, report } = await publishJson('--issued', early)
    expect(code).toBe(0)
    expect(report).toMatchObject({
      ok: true,
      list: { id: 'yibu', name: '移步名录' },
      sequence: 1,
      issued: early,
      previous: null,
      deltas: [],
      signedBy: [expect.stringMatching(/^[0-9a-f]{64}$/)],
    })
    const names: readonly string[] = report.files.map(({ name }: { readonly name: string }) => name)
    expect(names.toSorted()).toEqual(await namesIn(out))
    expect(await verify()).toMatchObject({ code: 0, out: expect.stringContaining('3 个文件都对') })
  })

  it('over the one before takes it from the same folder, writes a delta, and names what changed', async () => {
    await publish('--issued', early)
    const name = await withdraw()
    const { code, out: text } = await publish('--issued', later)
    expect(code).toBe(0)
    expect(text).toContain(`用 ${out} 里已有的一期作为上一期`)
    expect(text).toContain(`－ ${name}（`)
    expect(text).toContain('第 2 期')
    expect(text).toContain('撤下 1 条')
    expect(await verify('--json')).toMatchObject({ code: 0 })
    expect(readUnsigned(await readHead())).toMatchObject({ sequence: 2, deltas: [{ from: 1 }] })
  })

  it('takes the one before from another folder, or from an address', async () => {
    await publish('--issued', early)
    const name = await withdraw()
    const elsewhere = join(folder, 'elsewhere')
    let stop = () => {}
    let serving = Promise.resolve(0)
    const address = await new Promise<string>((started) => {
      const terminal = {
        print: (line: string) => started(JSON.parse(line).address),
        untilStopped: () => new Promise<void>((stopped) => (stop = stopped)),
      }
      serving = runWith(terminal, 'serve', out, '--port', '0', '--json').then(({ code }) => code)
    })
    const common = ['publish', '--in', source, '--key', key, '--issued', later, '--json', '--out']
    const fromFolder = await run(...common, elsewhere, '--previous', out)
    const fromAddress = await run(...common, join(folder, 'third'), '--previous', address.slice(0, -1))
    expect(JSON.parse(fromAddress.out)).toMatchObject({ sequence: 2, changes: { removed: [{ name }] }, notes: [] })
    expect(JSON.parse(fromAddress.out)).toEqual(JSON.parse(fromFolder.out))
    expect(await run('verify', address, '--key', `${key}.pub`)).toMatchObject({ code: 0 })
    stop()
    expect(await serving).toBe(0)
  })

  it('is the same twice, byte for byte', async () => {
    await publish('--issued', early)
    const again = join(folder, 'again')
    await run('publish', '--in', source, '--out', again, '--key', key, '--issued', early, '--expires-days', '3650')
    const names = await namesIn(out)
    expect(await namesIn(again)).toEqual(names)
    const contents = (where: string) => Promise.all(names.map((name) => readFile(join(where, name))))
    expect(await contents(again)).toEqual(await contents(out))
  })

  it('writes nothing when the check fails', async () => {
    await writeFile(join(source, 'list.yaml'), 'id: test\n')
    const { code, complaint } = await publish()
    expect(code).toBe(1)
    expect(complaint).toContain('list.yaml:1:1 错误：缺少 name。')
    expect(complaint).toContain('没有发布')
    expect(await publishJson()).toMatchObject({
      code: 1,
      report: { ok: false, errors: [{ code: 'missing-field' }, {}, {}, {}] },
    })
    expect(await namesIn(folder)).not.toContain('out')
  })

  it('writes nothing when the one before is broken, and says which file', async () => {
    await publish('--issued', early)
    const shard = await fileLike(/^shard-/)
    await writeFile(shard, (await readFile(shard)).subarray(0, -1))
    const before = await namesIn(out)
    const { code, complaint } = await publish('--issued', later)
    expect(code).toBe(1)
    expect(complaint).toContain('不能用：文件不完整')
    expect(complaint).toContain('没有发布')
    expect(await namesIn(out)).toEqual(before)
    expect(await publishJson()).toMatchObject({ code: 1, report: { ok: false, kind: 'truncated' } })
  })

  it('writes nothing when the one before is signed by others, until their key is given', async () => {
    await publish('--issued', early)
    const other = join(folder, 'other.pem')
    await run('keygen', '--out', other)
    const args = ['publish', '--in', source, '--out', out, '--key', other, '--issued', later]
    expect(await run(...args)).toMatchObject({ code: 1, complaint: expect.stringContaining('--previous-key') })
    expect(await run(...args, '--previous-key', `${key}.pub`)).toMatchObject({ code: 0 })
    expect(await run(...args, '--previous-key', other)).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('是私钥'),
    })
  })

  it('writes nothing when a key is none', async () => {
    expect(await run('publish', '--out', out, '--key', `${key}.pub`)).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('不是 Ed25519 私钥'),
    })
    expect(await run('publish', '--out', out, '--key', join(folder, 'none'))).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('读不了密钥文件'),
    })
  })

  it('refuses to lose more than a fifth of the records unasked, and warns the next time', async () => {
    await publish('--issued', early)
    await rm(join(source, 'closures/shandong.yaml'))
    const sources = await run('check', '--in', source, '--json')
    const unused: readonly { readonly message: string }[] = JSON.parse(sources.out).errors
    const file = join(source, 'sources.yaml')
    const keys = new Set(unused.map(({ message }) => /来源 (\S+)：/.exec(message)?.[1]))
    const kept = (await readFile(file, 'utf8')).split(/\n(?=\S)/).filter((part) => !keys.has(part.split(':')[0]))
    await writeFile(file, kept.join('\n'))
    expect(await publish('--issued', later)).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('--allow-shrink'),
    })
    expect(await publishJson('--issued', later, '--allow-shrink')).toMatchObject({ code: 0 })
    expect(readUnsigned(await readHead())).toMatchObject({ mayShrink: true })
    const next = await publishJson('--issued', later)
    expect(next.report.notes).toContainEqual(expect.stringContaining('没赶上那一期'))
  })

  it('leaves files it does not know alone, and clears away only what no edition needs', async () => {
    await publish('--issued', early)
    const first = await namesIn(out)
    const strangers = ['index.html', 'shard-1.gz', `shard-${'a'.repeat(64)}.gz.bak`]
    await Promise.all(strangers.map((name) => writeFile(join(out, name), 'x')))
    await writeFile(join(out, `shard-${'a'.repeat(64)}.gz`), 'old')
    await withdraw()
    const second = await publishJson('--issued', later, '--prune')
    expect(second.report.pruned).toEqual([`shard-${'a'.repeat(64)}.gz`])
    expect(await namesIn(out)).toEqual(expect.arrayContaining([...first, ...strangers]))
    await withdraw()
    const third = await publishJson('--issued', later, '--prune')
    expect(third.report.pruned).toHaveLength(2)
    expect(await namesIn(out)).toEqual(expect.arrayContaining(strangers))
    expect(await verify()).toMatchObject({ code: 0 })
  })

  it('mends an immutable file that was left half written', async () => {
    await publish('--issued', early)
    const saved = await readHead()
    await writeFile(await fileLike(/^shard-/), '')
    await rm(join(out, 'head.json'))
    await publish('--issued', early)
    expect(await readHead()).toEqual(saved)
    expect(await verify()).toMatchObject({ code: 0 })
    expect((await namesIn(out)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('keeps the head that was there when the folder cannot be written', async () => {
    await publish('--issued', early)
    const before = await readFile(join(out, 'head.json'))
    await withdraw()
    if (process.getuid?.() === 0) return
    await chmod(out, 0o500)
    await expect(publish('--issued', later)).rejects.toThrow('EACCES')
    await chmod(out, 0o700)
    expect(await readFile(join(out, 'head.json'))).toEqual(before)
  })
})

describe('publish --unsigned and sign', () => {
  it('together are what publish does alone, the key elsewhere', async () => {
    const unsigned = await publishJson('--unsigned', '--issued', early)
    expect(unsigned).toMatchObject({ code: 0, report: { signedBy: [] } })
    expect(await verify()).toMatchObject({ code: 1, complaint: expect.stringContaining('都没有签过这份名录') })
    expect(await run('verify', out, '--unsigned')).toMatchObject({
      code: 0,
      out: expect.stringContaining('没有验证签名'),
    })
    // Nothing but the head travels.
    const offline = join(folder, 'offline')
    await mkdir(offline)
    await cp(join(out, 'head.json'), join(offline, 'head.json'))
    const signing = await run('sign', '--in', offline, '--key', key)
    expect(signing).toMatchObject({ code: 0, out: expect.stringContaining('第 1 期') })
    await cp(join(offline, 'head.json'), join(out, 'head.json'))
    expect(await verify()).toMatchObject({ code: 0 })
    const signed = await readFile(join(out, 'head.json'))
    await rm(join(out, 'head.json'))
    await publish('--issued', early)
    expect(await readFile(join(out, 'head.json'))).toEqual(signed)
  })

  it('says that nobody vouches for the one before, unless its key is given', async () => {
    await publish('--issued', early)
    const blind = await publishJson('--unsigned', '--issued', later)
    expect(blind.report.notes).toContainEqual(expect.stringContaining('没有验证签名'))
    await rm(out, { recursive: true })
    await publish('--issued', early)
    const checked = await publishJson('--unsigned', '--issued', later, '--previous-key', `${key}.pub`)
    expect(checked.report.notes).not.toContainEqual(expect.stringContaining('没有验证签名'))
  })

  it('leaves room for a signature, however often nobody signed, and for as many as the edition before has', async () => {
    for (let at = 10; at < 20; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one edition after the other
      await publish('--unsigned', '--issued', `2026-11-${at}T08:00:00Z`)
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (at < 19) await withdraw()
    }
    const other = join(folder, 'other.pem')
    await run('keygen', '--out', other)
    expect(readUnsigned(await readHead()).deltas).toHaveLength(3)
    expect(await run('sign', '--in', out, '--key', key)).toMatchObject({ code: 0 })
    expect(await run('sign', '--in', out, '--key', other)).toMatchObject({ code: 1 })
    await publish('--issued', early, '--key', other)
    await publish('--unsigned', '--issued', later)
    expect(await run('sign', '--in', out, '--key', key, '--key', other)).toMatchObject({ code: 0 })
    expect(await verify()).toMatchObject({ code: 0 })
  })

  it('an old key and a new one sign together, each once', async () => {
    const other = join(folder, 'other.pem')
    await run('keygen', '--out', other)
    await publish('--issued', early, '--key', other, '--key', key)
    expect((await readHead()).signatures).toHaveLength(2)
    for (const one of [key, other]) {
      // oxlint-disable-next-line no-await-in-loop -- two of them
      expect(await run('verify', out, '--key', `${one}.pub`)).toMatchObject({ code: 0 })
    }
    expect(await run('sign', '--in', out, '--key', key, '--json')).toMatchObject({ code: 0 })
    expect((await readHead()).signatures).toHaveLength(2)
    const { out: text } = await verify('--key', `${other}.pub`)
    expect(text.match(/签过名/g)).toHaveLength(2)
  })

  it('a signature for which there is no room is refused, and the head stays as it was', async () => {
    for (let at = 10; at < 20; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one edition after the other
      await publish('--issued', `2026-11-${at}T08:00:00Z`)
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (at < 16) await withdraw()
    }
    const before = await readFile(join(out, 'head.json'))
    const keys = ['b', 'c', 'd', 'e'].map((name) => join(folder, name))
    await Promise.all(keys.map((one) => run('keygen', '--out', one)))
    const signing = await run('sign', '--in', out, ...keys.flatMap((one) => ['--key', one]))
    expect(signing).toMatchObject({ code: 1, complaint: expect.stringContaining('--reserve-signatures 5') })
    expect(await readFile(join(out, 'head.json'))).toEqual(before)
    await publish('--issued', '2026-11-20T08:00:00Z', '--reserve-signatures', '4')
    expect(await run('sign', '--in', out, ...keys.slice(1).flatMap((one) => ['--key', one]))).toMatchObject({ code: 0 })
    expect(await verify()).toMatchObject({ code: 0 })
  })

  it('sign says where the head should be', async () => {
    expect(await run('sign', '--in', folder, '--key', key)).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('--in 指向 publish 写出的文件夹'),
    })
  })
})

describe('verify', () => {
  beforeEach(async () => {
    await publish('--issued', early)
    await withdraw()
    await publish('--issued', later)
  })

  it.each([
    ['a shard changed by a byte', 'tampered', /^shard-/, flip],
    ['a manifest changed by a byte', 'tampered', /^manifest-/, flip],
    ['a delta changed by a byte', 'tampered', /^delta-/, flip],
    ['a shard cut off', 'truncated', /^shard-/, (bytes: Buffer) => bytes.subarray(0, 100)],
    ['a page for a delta', 'html', /^delta-/, () => Buffer.from('<!doctype html>')],
    ['a page for the head', 'html', /^head/, () => Buffer.from('<!doctype html>')],
  ])('finds %s: %s', async (_, kind, pattern, change) => {
    for (const name of (await namesIn(out)).filter((one) => pattern.test(one))) {
      const file = join(out, name)
      // oxlint-disable-next-line no-await-in-loop -- three at most
      await writeFile(file, change(await readFile(file)))
    }
    const { code, out: text } = await verify('--json')
    expect(code).toBe(1)
    expect(JSON.parse(text)).toMatchObject({ ok: false, kind, error: expect.any(String) })
  })

  it('finds a signature that is not of the head: unsigned', async () => {
    const file = join(out, 'head.json')
    const text = await readFile(file, 'utf8')
    await writeFile(
      file,
      text.replace(/"sig":"(.)/, (_, first) => `"sig":"${first === 'A' ? 'B' : 'A'}`),
    )
    expect(JSON.parse((await verify('--json')).out)).toMatchObject({ ok: false, kind: 'unsigned' })
  })

  it('finds a file missing', async () => {
    await rm(await fileLike(/^delta-/))
    expect(JSON.parse((await verify('--json')).out)).toMatchObject({ ok: false, kind: 'missing' })
  })

  it('finds that a list has expired, as an error of its own', async () => {
    await rm(out, { recursive: true })
    await run('publish', '--in', source, '--out', out, '--key', key, '--issued', '2020-01-01T00:00:00Z')
    const { code, out: text } = await verify('--json')
    expect(code).toBe(1)
    expect(JSON.parse(text)).toMatchObject({ ok: false, kind: 'expired', expired: true, sequence: 1 })
  })

  it('says where nothing is served', async () => {
    const { code, complaint } = await run('verify', 'http://127.0.0.1:1/', '--key', `${key}.pub`)
    expect(code).toBe(1)
    expect(complaint).toContain('取不到文件')
  })
})

function flip(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy[60] = (copy[60] ?? 0) ^ 1
  return copy
}

describe('diff', () => {
  it('tells a reviewer what changed, field by field, between sources and what is published', async () => {
    await publish('--issued', early)
    const file = join(source, 'closures/shandong.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(/status: \S+/, 'status: reopened'))
    const name = await withdraw()
    const { code, out: said } = await run('diff', out, source)
    expect(code).toBe(0)
    expect(said).toMatch(/状态：\S+ → 又重新启用/)
    expect(said).toContain(`－ 撤下 ${name}（`)
    expect(said).toContain('新增 0 条，改动 1 条，撤下 1 条')
    const back = await run('diff', source, out, '--json')
    expect(JSON.parse(back.out)).toMatchObject({
      ok: true,
      added: [{ name }],
      changed: [{ fields: [{ field: '状态', before: '又重新启用' }] }],
      removed: [],
    })
    expect((await run('diff', source, out)).out).toMatch(/＋ 新增 .*\n {4}\S+：/)
  })

  it('tells what is said of the list itself, and where readers of pages look', async () => {
    await publish('--issued', early)
    const file = join(source, 'list.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/name: .*/, 'name: 别的名录'))
    await writeFile(join(source, 'selectors.yaml'), 'weibo:\n  name: [main .name]\n')
    const selectors = '{"weibo":{"name":["main .name"]}}'
    expect((await run('diff', out, source)).out).toMatch(/～ list\.yaml 的 name：.* → 别的名录\n～ selectors\.yaml：\{/)
    const { list } = JSON.parse((await run('diff', out, source, '--json')).out)
    expect(list).toMatchObject([
      { field: 'name', after: '别的名录' },
      { field: 'selectors', after: selectors },
    ])
    expect((await run('diff', source, out)).out).toContain('～ selectors.yaml：（没有了）')
  })

  it('finds none between a list and itself', async () => {
    await publish()
    expect(await run('diff', source, out)).toMatchObject({ code: 0, out: '新增 0 条，改动 0 条，撤下 0 条。' })
  })

  it('refuses sources with errors, and folders without a list', async () => {
    expect(await run('diff', folder, source)).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('head.json'),
    })
    await writeFile(join(source, 'sources.yaml'), '{}')
    expect(await run('diff', source, 'lists')).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('没有通过检查'),
    })
  })
})

describe('serve', () => {
  it('gives out the files with the headers that a host should send, and nothing else', async () => {
    await publish()
    await writeFile(join(folder, 'secret'), 'x')
    await writeFile(join(out, '.hidden'), 'x')
    await symlink(join(folder, 'secret'), join(out, 'link.txt'))
    const server = createListServer(out)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const bound = server.address()
    const base = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`
    try {
      const head = await fetch(`${base}/head.json?x=1`)
      expect(head.status).toBe(200)
      expect(Object.fromEntries(head.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'cache-control': 'no-cache',
        'content-type': 'application/json',
      })
      const shard = await fetch(`${base}/${(await namesIn(out)).find((name) => name.startsWith('shard-'))}`)
      expect(Object.fromEntries(shard.headers)).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': 'application/gzip',
      })
      expect(shard.headers.has('content-encoding')).toBe(false)
      const refused = [
        '/',
        '/none',
        '/%2e%2e/secret',
        '/..%2fsecret',
        '/.hidden',
        '/link.txt',
        '/%00',
        '/%',
        '//etc/passwd',
      ]
      const statuses = await Promise.all(refused.map(async (path) => (await fetch(base + path)).status))
      expect(statuses).toEqual(refused.map(() => 404))
      expect((await fetch(`${base}/head.json`, { method: 'POST' })).status).toBe(405)
      expect(await (await fetch(`${base}/head.json`, { method: 'HEAD' })).text()).toBe('')
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  it('says what is wrong when it cannot', async () => {
    expect(await run('serve', folder)).toMatchObject({ code: 1, complaint: expect.stringContaining('请先用 publish') })
  })
})
