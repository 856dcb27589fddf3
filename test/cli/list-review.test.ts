import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeAnnotation } from '../../cli/list/review/annotation'
import { writeMarkdown } from '../../cli/list/review/write-summary'
import { run } from './list-terminal'

let folder: string
let source: string

beforeEach(async () => {
  vi.stubEnv('GITHUB_TOKEN', '')
  folder = await mkdtemp(join(tmpdir(), 'yibu-review-'))
  source = join(folder, 'lists')
  await cp('lists', source, { recursive: true })
  git('init', '--quiet', '--initial-branch=main')
  commit('一开始')
  git('checkout', '--quiet', '-b', 'change')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=某人', '-c', 'user.email=somebody@example.cn']
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' })
}

function commit(message: string): void {
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', message)
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(join(source, file), 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  await writeFile(join(source, file), after)
}

/** Removes the last record of Shandong's; gives its name. */
async function withdraw(): Promise<string> {
  let name = ''
  await edit('closures/shandong.yaml', (text) => {
    const at = text.lastIndexOf('\n  - ')
    name = /account: (.*)/.exec(text.slice(at))?.[1] ?? ''
    return `${text.slice(0, at)}\n`
  })
  return name
}

const record = (name: string, ...more: readonly string[]) =>
  ['', `  - account: ${name}`, 'platform: weibo', 'status: stopped', 'sources: [shangyou-2025-03]', ...more]
    .join('\n    ')
    .trimEnd()

function add(name: string, ...more: readonly string[]) {
  return edit(
    'closures/henan.yaml',
    (text) => `${text.trimEnd()}\n${record(name, 'checkedOn: 2026-11', ...more).replace(/^\n +/, '  ')}\n`,
  )
}

function review(...more: readonly string[]) {
  return run('review', '--in', source, '--against', 'main', ...more)
}

async function reviewJson(...more: readonly string[]) {
  const { code, out } = await review('--json', ...more)
  return { code, report: JSON.parse(out) }
}

describe('a change to the list is told in words', () => {
  test('nothing changed', async () => {
    const { code, out } = await review()
    expect(code).toBe(0)
    expect(out).toContain('新增 0 条，改动 0 条，撤下 0 条。')
    expect(out).not.toContain('要两个人看的')
  })

  test('selectors that came, that stay as they were, and that are gone', async () => {
    const file = join(source, 'selectors.yaml')
    await writeFile(file, 'weibo:\n  name: [main .name]\n')
    expect((await review()).out).toContain('～ selectors.yaml：{"weibo":{"name":["main .name"]}}')
    commit('选择器')
    git('branch', '--force', 'main')
    expect((await review()).out).not.toContain('selectors.yaml')
    await rm(file)
    expect((await review()).out).toContain('～ selectors.yaml：（没有了）')
  })

  test('a record added, one changed field by field, and what is said of the list', async () => {
    await add('某县发布')
    await edit('closures/henan.yaml', (text) => text.replace('announcedOn: 2025-03', 'announcedOn: 2025-03-10'))
    await edit('list.yaml', (text) => text.replace('publisher: 移步志愿者', 'publisher: 别的人'))
    commit('改动')
    const { code, out } = await review()
    expect(code).toBe(0)
    expect(out).toContain('＋ 新增 某县发布（微博，weibo/某县发布）\n    区划：河南省 410000\n    状态：已停更')
    expect(out).toContain('～ 改动 淮阳特警SWAT（抖音，douyin/淮阳特警SWAT）\n    公告日期：2025-03 → 2025-03-10')
    expect(out).toContain('～ list.yaml 的 publisher：移步志愿者 → 别的人')
    expect(out).not.toContain('要两个人看的')
    const { report } = await reviewJson()
    expect(report.list).toEqual([{ field: 'publisher', before: '移步志愿者', after: '别的人' }])
  })

  test('what others merged meanwhile is not this change', async () => {
    await add('某县发布')
    commit('改动')
    git('checkout', '--quiet', 'main')
    await withdraw()
    commit('别人的改动')
    git('checkout', '--quiet', 'change')
    const { report } = await reviewJson()
    expect(report.changes).toMatchObject({ added: [{ name: '某县发布' }], changed: [], removed: [] })
  })

  test('a first list is all new', async () => {
    git('checkout', '--quiet', '--orphan', 'empty')
    git('rm', '-r', '--quiet', '--cached', '.')
    git('commit', '--quiet', '--allow-empty', '--message', '空的')
    git('checkout', '--quiet', '--force', '-b', 'fresh')
    await cp('lists', source, { recursive: true })
    const { report } = await reviewJson('--against', 'empty')
    expect(report.changes.added).toHaveLength(report.counts.closures)
  })

  test.each([
    ['a branch that is not there', ['--against', 'nowhere'], '找不到 nowhere'],
    ['what looks like an option', ['--against=--output=x'], '找不到 --output=x'],
  ])('%s is refused', async (_, args, message) => {
    const { code, complaint } = await review(...args)
    expect({ code, complaint }).toEqual({ code: 1, complaint: expect.stringContaining(message) })
  })

  test('a folder outside of any repository is refused', async () => {
    await rm(join(folder, '.git'), { recursive: true })
    expect(await review()).toMatchObject({ code: 1, complaint: expect.stringContaining('不在 git 仓库里') })
  })
})

describe('a broken file', () => {
  beforeEach(() => edit('closures/henan.yaml', (text) => text.replace('status: stopped', 'status: stoped')))

  test('is pointed at, and fails', async () => {
    const { code, out } = await review()
    expect(code).toBe(1)
    expect(out).toContain(`${join(source, 'closures/henan.yaml')}:7:13 错误：`)
    expect(out).not.toContain('改动')
  })

  test('gets a remark at its line on GitHub, named as in the repository', async () => {
    const { code, out } = await review('--annotations', '--summary', join(folder, 'summary.md'))
    expect(code).toBe(1)
    expect(out.split('\n')[0]).toMatch(
      /^::error file=lists\/closures\/henan\.yaml,line=7,col=13,title=unknown-value::status 不能是“stoped”/,
    )
    expect(await readFile(join(folder, 'summary.md'), 'utf8')).toContain('没有通过：')
  })

  test('before the change: nobody can tell what it withdraws, so somebody has to look', async () => {
    commit('坏的')
    git('branch', '--force', 'main')
    await edit('closures/henan.yaml', (text) => text.replace('status: stoped', 'status: stopped'))
    const { code, out } = await review()
    expect(code).toBe(0)
    expect(out).toContain('目标分支上的名录没有通过现在的检查')
    expect(out).toContain('请人工核对')
  })
})

describe('remarks', () => {
  test('escape what would end them', () => {
    const place = { file: 'lists/a,b:c.yaml', line: 3, column: 5 }
    expect(writeAnnotation({ level: 'error', title: '50%: a,b', message: '100%\r\n::error::x, y: z', place })).toBe(
      '::error file=lists/a%2Cb%3Ac.yaml,line=3,col=5,title=50%25%3A a%2Cb::100%25%0D%0A::error::x, y: z',
    )
  })

  test('without a place stand above the change', () => {
    expect(writeAnnotation({ level: 'notice', title: '一', message: '二' })).toBe('::notice title=一::二')
  })
})

describe('the page of words', () => {
  test('shows what anybody wrote as it is: no markup, no commands, no end of the fence', () => {
    const page = writeMarkdown([
      { title: '改动', lines: ['说明：````', '说明：一\n::error::二\r\n```', '<img src=x>'] },
    ])
    expect(page).toBe('### 改动\n\n`````text\n说明：````\n说明：一 ⏎ ::error::二 ⏎ ```\n<img src=x>\n`````\n')
  })

  test('is no longer than GitHub takes', () => {
    const lines = Array.from({ length: 50_000 }, () => '＋ 新增 某县发布（微博，weibo/某县发布）')
    const page = writeMarkdown([{ title: '改动', lines }])
    expect(Buffer.byteLength(page)).toBeLessThan(1 << 19)
    expect(page).toMatch(/……还有 \d+ 行/)
  })
})

const successors = 'successors:\n      - {website: 某县人民政府网站}'

describe('two people have to look', () => {
  test.each<[string, string, () => Promise<unknown>]>([
    ['a record withdrawn', '撤下', withdraw],
    ['a new record that leads somewhere', '写了去向', () => add('某县发布', successors)],
    [
      'a record that leads somewhere else',
      '改了去向',
      () => edit('closures/henan.yaml', (text) => `${text.trimEnd()}\n    ${successors}\n`),
    ],
    [
      'a record no longer said to be closed',
      '不再说它关停',
      () => edit('closures/henan.yaml', (text) => text.replace('status: stopped', 'status: reopened')),
    ],
    [
      'a record that speaks of another account of the same name',
      '说的不再是同一个账号',
      async () => {
        const ids = (id: string) => (text: string) =>
          text.replace(/(?:\n    ids: .*)?\n    status/, `\n    ids: ["uid:${id}"]\n    status`)
        await edit('closures/henan.yaml', ids('1'))
        commit('编号')
        git('branch', '--force', 'main')
        await edit('closures/henan.yaml', ids('2'))
      },
    ],
  ])('at %s', async (_, reason, change) => {
    await change()
    const { code, report } = await reviewJson()
    expect(report).toMatchObject({ ok: true, sensitive: [{ reasons: [reason] }], approvals: { state: 'by-hand' } })
    expect(code).toBe(0)
  })

  test('not at any other change', async () => {
    await add('某县发布')
    await edit('closures/henan.yaml', (text) => text.replace('status: stopped', 'status: deregistered'))
    expect((await reviewJson()).report).toMatchObject({ sensitive: [], approvals: { state: 'not-needed' } })
  })

  test('and without a token that is said, not skipped', async () => {
    const name = await withdraw()
    const { code, out } = await review('--annotations', '--pull-request', 'https://api.example.cn/repos/a/b/pulls/1')
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`::notice title=要两个人看::撤下：${name}`))
    expect(out).toMatch(/::warning title=要两个人看::.*请人工核对/)
  })
})

describe('approvals', () => {
  let server: Server
  let address: string
  let reviews: unknown[]
  let status: number

  beforeEach(async () => {
    vi.stubEnv('GITHUB_TOKEN', 'secret')
    reviews = []
    status = 200
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      const page = Number(url.searchParams.get('page') ?? '1')
      const isAllowed = request.headers.authorization === 'Bearer secret'
      response.writeHead(isAllowed ? status : 401, { 'content-type': 'application/json' })
      const pull = { user: { login: 'author' }, head: { sha: 'new' } }
      const body = url.pathname.endsWith('/reviews') ? reviews.slice((page - 1) * 100, page * 100) : pull
      response.end(JSON.stringify(body))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const bound = server.address()
    address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/repos/a/b/pulls/1`
    await withdraw()
  })

  afterEach(() => void server.close())

  const by = (login: string | null, rest: object = {}) => ({
    user: login === null ? null : { login },
    state: 'APPROVED',
    commit_id: 'new',
    author_association: 'MEMBER',
    ...rest,
  })

  test.each<[string, readonly object[], readonly string[]]>([
    ['of two', [by('a'), by('b')], ['a', 'b']],
    ['of one', [by('a')], ['a']],
    ['of one, twice', [by('a'), by('a')], ['a']],
    ['of the author', [by('a'), by('author')], ['a']],
    ['of somebody from outside', [by('a'), by('b', { author_association: 'NONE' })], ['a']],
    ['of what it was before', [by('a'), by('b', { commit_id: 'old' })], ['a']],
    ['taken back', [by('a'), by('b'), by('b', { state: 'CHANGES_REQUESTED' })], ['a']],
    ['dismissed', [by('a'), by('b', { state: 'DISMISSED' })], ['a']],
    ['with a comment after it', [by('a'), by('b'), by('b', { state: 'COMMENTED', commit_id: 'old' })], ['a', 'b']],
    ['of an account that is gone', [by('a'), by(null)], ['a']],
    [
      'behind a hundred comments',
      [...Array.from({ length: 150 }, () => by('c', { state: 'COMMENTED' })), by('a'), by('b')],
      ['a', 'b'],
    ],
  ])('%s', async (_, given, counted) => {
    reviews = [...given]
    const { code, report } = await reviewJson('--pull-request', address)
    expect(report.approvals.by).toEqual(counted)
    expect({ code, state: report.approvals.state }).toEqual(
      counted.length >= 2 ? { code: 0, state: 'enough' } : { code: 1, state: 'missing' },
    )
  })

  test('that cannot be asked for fail, and say so', async () => {
    status = 503
    const { code, out } = await review('--annotations', '--pull-request', address)
    expect(code).toBe(1)
    expect(out).toMatch(/::error title=要两个人看::查不到有几个人批准（.*status 503）/)
    expect(out).not.toContain('secret')
  })

  test('are not asked for when nobody has to look', async () => {
    git('checkout', '--quiet', '--force', 'main')
    status = 503
    expect((await reviewJson('--pull-request', address)).code).toBe(0)
  })
})

describe('stale', () => {
  test.each([
    ['2027-11-30', 0],
    ['2027-12-01', 1],
  ])('on %s the record last checked in November 2026 counts %s times', async (today, count) => {
    const { code, out } = await run('stale', '--in', source, '--today', today, '--json')
    const report: { readonly records: readonly object[] } = JSON.parse(out)
    expect(code).toBe(0)
    const named = report.records.filter((one) => 'name' in one && one.name === '淮阳特警SWAT')
    expect(named).toHaveLength(count)
  })

  test('names the place, the oldest first', async () => {
    await edit('closures/henan.yaml', (text) => text.replace(/checkedOn: .*/, 'checkedOn: 2026-01'))
    await edit('closures/yunnan.yaml', (text) => text.replace(/checkedOn: .*/, 'checkedOn: 2025'))
    const { out } = await run('stale', '--in', source, '--today', '2026-11-21', '--days', '200')
    const [first, second, ...rest] = out.split('\n')
    expect(first).toMatch(/closures\/yunnan\.yaml:\d+ .* 核对于 2025$/)
    expect(second).toBe(
      `${join(source, 'closures/henan.yaml')}:4 淮阳特警SWAT（抖音，douyin/淮阳特警SWAT） 核对于 2026-01`,
    )
    expect(rest).toEqual([expect.stringMatching(/^\d+ 条记录里，2 条有 200 天以上没有核对过。$/)])
  })
})
