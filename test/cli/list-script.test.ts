import { execFile, type ExecFileException } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createListServer } from '../../cli/list/publish/list-server'
import { run } from './list-terminal'

/** What stands around a run of the script: nothing of the machine's own forge, if it has one. */
type Environment = Readonly<Record<string, string>>

let folder: string
let source: string
let bin: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yibu-script-'))
  source = join(folder, 'lists')
  bin = join(folder, 'bin')
  await mkdir(bin)
  await cp('lists', source, { recursive: true })
})

afterEach(() => rm(folder, { recursive: true }))

function call(command: string, args: readonly string[], environment: Environment = {}) {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH: `${bin}:${PATH}`, HOME, TMPDIR: folder, YIBU_LIST_SOURCES: source, ...environment }
  return new Promise<{ readonly code: number; readonly out: string }>((done) => {
    execFile(command, [...args], { env }, (error: ExecFileException | null, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code ?? 1), out: stdout + stderr }),
    )
  })
}

const script = (word: string, environment?: Environment) => call('.ci/list', [word], environment)

/** Puts a program of one's own in place of another. */
async function fake(name: string, text: string): Promise<void> {
  await writeFile(join(bin, name), `#!/usr/bin/env bash\n${text}\n`)
  await chmod(join(bin, name), 0o755)
}

describe('review', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    await git('init', '--quiet', '--initial-branch=main')
    await git('add', 'lists')
    await git('commit', '--quiet', '--message', '一开始')
    await git('checkout', '--quiet', '-b', 'change')
  })

  function git(...args: readonly string[]) {
    const who = ['-c', 'user.name=某人', '-c', 'user.email=somebody@example.cn']
    return call('git', ['-C', folder, ...who, ...args])
  }

  test('of a change to something else is over at once', async () => {
    await fake('npm', 'exit 9')
    expect(await script('review', { YIBU_TARGET: 'main' })).toEqual({ code: 0, out: '名录没有改动。\n' })
  })

  test('on GitHub leaves remarks in the log, and words in the summary', async () => {
    const file = join(source, 'closures/henan.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('announcedOn: 2025-03', 'announcedOn: 2025-13'))
    const summary = join(folder, 'summary.md')
    const github = { YIBU_TARGET: 'main', GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
    const { code, out } = await script('review', github)
    expect(code).toBe(1)
    expect(out).toContain('::error file=lists/closures/henan.yaml,line=8,col=18,title=bad-date::')
    expect(await readFile(summary, 'utf8')).toMatch(/^### 检查\n\n```text\n.*错误/)
  })

  test('elsewhere prints plain lines', async () => {
    await rm(join(source, 'closures/henan.yaml'))
    const { code, out } = await script('review', { YIBU_TARGET: 'main' })
    expect(code).toBe(0)
    expect(out).toContain('－ 撤下 淮阳特警SWAT')
    expect(out).toContain('请人工核对')
    expect(out).not.toContain('::')
  })
})

describe('publish', { timeout: 120_000 }, () => {
  let server: Server
  let served: string
  let environment: Environment
  let secret: string

  beforeEach(async () => {
    const key = join(folder, 'key.pem')
    await run('keygen', '--out', key)
    secret = (await readFile(key, 'utf8')).trimEnd()
    served = join(folder, 'served')
    await mkdir(served)
    server = createListServer(served)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const bound = server.address()
    const address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}/`
    const out = join(folder, 'dist')
    environment = { YIBU_LIST_KEY: secret, YIBU_LIST_ADDRESS: address, YIBU_LIST_OUT: out, YIBU_LIST_WAIT: '1' }
  })

  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const deploy = async () => {
    await rm(served, { recursive: true })
    await cp(join(folder, 'dist'), served, { recursive: true })
    await rm(join(folder, 'dist'), { recursive: true })
  }

  test('follows upon what is served, and never tells the key', async () => {
    const early = await script('publish', environment)
    expect(early.code).toBe(1)
    expect(early.out).toContain('--first')
    const first = await script('publish', { ...environment, YIBU_LIST_FIRST: 'true' })
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('第 1 期') })
    expect((await script('confirm', environment)).code).toBe(1)
    await deploy()

    const before = await readdir(served)
    await rm(join(source, 'closures/henan.yaml'))
    const second = await script('publish', environment)
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('第 2 期') })
    expect(await readdir(join(folder, 'dist'))).toEqual(expect.arrayContaining(before))
    await cp(join(folder, 'dist'), served, { recursive: true })
    expect((await script('confirm', environment)).code).toBe(0)
    expect(await run('verify', served, '--key', join(folder, 'key.pem.pub'))).toMatchObject({ code: 0 })

    const [, body = ''] = secret.split('\n')
    for (const { out } of [early, first, second]) expect(out).not.toContain(body)
    expect((await readdir(folder)).filter((name) => name.startsWith('yibu-keys'))).toEqual([])
  })

  test('begins anew only where the host says that nothing is there', async () => {
    await script('publish', { ...environment, YIBU_LIST_FIRST: 'true' })
    server.close()
    server.closeAllConnections()
    const { code, out } = await script('publish', { ...environment, YIBU_LIST_FIRST: 'true' })
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('没有发布') })
  })

  test('gives the keys in files that only their owner can read, gone whatever happens', async () => {
    const log = join(folder, 'log')
    await fake('npm', `{ ls -ld "\${@: -1}" "\${@: -3:1}"; env; } > '${log}'; exit 7`)
    const keys = { ...environment, YIBU_LIST_KEY_2: 'the other key' }
    expect((await script('publish', keys)).code).toBe(7)
    const seen = await readFile(log, 'utf8')
    expect(seen.match(/^-rw-------.*\/[12]\.pem$/gm)).toHaveLength(2)
    expect(seen).not.toContain('the other key')
    expect(seen).not.toContain('PRIVATE KEY')
    expect((await readdir(folder)).filter((name) => name.startsWith('yibu-keys'))).toEqual([])
  })

  test.each(['YIBU_LIST_KEY', 'YIBU_LIST_ADDRESS'])('without %s does nothing', async (name) => {
    await fake('npm', 'exit 9')
    const { code, out } = await script('publish', { ...environment, [name]: '' })
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining(name) })
  })
})

describe('stale', { timeout: 60_000 }, () => {
  const log = () => readFile(join(folder, 'log'), 'utf8')

  beforeEach(async () => {
    await fake(
      'gh',
      `printf '%s ' "$@" >> '${folder}/log'; echo >> '${folder}/log'
      for word; do [ -f "$word" ] && cat "$word" >> '${folder}/log'; done
      [ "$2" != list ] || cat '${folder}/number' 2> /dev/null || true`,
    )
  })

  async function age() {
    const file = join(source, 'closures/henan.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/checkedOn: .*/, 'checkedOn: 2020-01'))
  }

  test('goes into the summary, and without a token nowhere else', async () => {
    await age()
    const summary = join(folder, 'summary.md')
    expect(await script('stale', { GITHUB_STEP_SUMMARY: summary })).toEqual({ code: 0, out: '' })
    expect(await readFile(summary, 'utf8')).toMatch(/^### .*\n\n    .*henan\.yaml:4 淮阳特警SWAT/)
    expect(existsSync(join(folder, 'log'))).toBe(false)
  })

  test.each([
    ['opens an issue', '', 'issue create --title 名录里有很久没有核对的记录 '],
    ['brings the open one up to date', '12', 'issue edit 12 '],
  ])('%s', async (_, number, command) => {
    await age()
    await writeFile(join(folder, 'number'), number)
    expect((await script('stale', { GH_TOKEN: 'token' })).code).toBe(0)
    const said = await log()
    expect(said).toContain(command)
    expect(said.match(/henan\.yaml:4 淮阳特警SWAT/g)).toHaveLength(1)
    expect(said.trimEnd()).toMatch(/\n    \d+ 条记录里，\d+ 条有 365 天以上没有核对过。$/)
  })

  test.each([
    ['closes the issue when nothing is left', '12', /issue close 12 /],
    ['leaves alone what is not there', '', /^issue list .*\n$/],
  ])('%s', async (_, number, commands) => {
    const files = await readdir(join(source, 'closures'))
    const today = new Date().toISOString().slice(0, 10)
    await writeFile(
      join(source, 'list.yaml'),
      (await readFile(join(source, 'list.yaml'), 'utf8')).replace(/issuedOn: .*/, `issuedOn: ${today}`),
    )
    await Promise.all(
      files.map(async (name) => {
        const file = join(source, 'closures', name)
        await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/checkedOn: .*/g, `checkedOn: ${today}`))
      }),
    )
    await writeFile(join(folder, 'number'), number)
    expect((await script('stale', { GH_TOKEN: 'token' })).code).toBe(0)
    expect(await log()).toMatch(commands)
  })
})

describe('the workflow', () => {
  interface Step {
    readonly uses?: string
    readonly run?: string
    readonly env?: Readonly<Record<string, string>>
    readonly with?: Readonly<Record<string, unknown>>
  }
  interface Job {
    readonly permissions: Readonly<Record<string, string>>
    readonly steps: readonly Step[]
  }
  const text = readFileSync('.github/workflows/list.yml', 'utf8')
  const workflow: {
    readonly permissions: object
    readonly on: { readonly schedule: readonly { readonly cron: string }[] }
    readonly jobs: Readonly<Record<string, Job>>
  } = parse(text)
  const jobs = Object.entries(workflow.jobs)
  const steps = jobs.flatMap(([, job]) => job.steps)
  const commands = steps.flatMap((step) => step.run ?? [])

  test.each(commands)('%s is a command of the script', async (command) => {
    const [file = '', word = '', ...rest] = command.split(' ')
    expect(rest).toEqual([])
    expect(statSync(resolve(file)).mode & 0o111).not.toBe(0)
    const { out } = await call(file, ['nonsense'])
    expect(out.trim().split(/[ |]/)).toContain(word)
  })

  test('the script runs only commands there are', async () => {
    const used = [...readFileSync('.ci/list', 'utf8').matchAll(/\blist (\w+) (?:--|"\$\{options)/g)].map(
      ([, word = '']) => word,
    )
    expect(new Set(used)).toEqual(new Set(['review', 'publish', 'stale']))
    const helps = await Promise.all(used.map((word) => run(word, '--help')))
    expect(helps.map(({ code }) => code)).toEqual(used.map(() => 0))
  })

  test('gives each job what it needs and no more', () => {
    expect(workflow.permissions).toEqual({})
    expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual({
      review: { contents: 'read', 'pull-requests': 'read' },
      publish: { contents: 'read', pages: 'write', 'id-token': 'write' },
      stale: { contents: 'read', issues: 'write' },
    })
  })

  test('lets only the step that signs see the keys, and puts nothing of a change into a command', () => {
    const withSecrets = steps.filter((step) => JSON.stringify(step).includes('secrets.'))
    expect(withSecrets.map((step) => step.run)).toEqual(['.ci/list publish'])
    expect(commands.filter((command) => command.includes('${{'))).toEqual([])
  })

  test('names its actions by version, and leaves no credentials behind', () => {
    const actions = steps.flatMap((step) => step.uses ?? [])
    expect(actions.filter((action) => !/^actions\/[\w-]+@(?:v\d+|[0-9a-f]{40})$/.test(action))).toEqual([])
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(jobs.map(() => false))
  })

  test('every schedule starts a job', () => {
    for (const { cron } of workflow.on.schedule) expect(text).toContain(`github.event.schedule == '${cron}'`)
  })

  test('what the owners own is there', () => {
    const owned = readFileSync('.github/CODEOWNERS', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('/'))
      .map((line) => line.split(/\s+/)[0] ?? '')
    expect(owned).toContain('/lists/')
    expect(owned.filter((place) => !existsSync(`.${place}`))).toEqual([])
  })
})
