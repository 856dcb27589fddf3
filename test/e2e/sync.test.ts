import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { headFile } from '../../utils/list/head'
import { askChromium, type AskedExtension, askFirefox } from '../support/asked-extension'
import { runListCommand, writeSources } from '../support/command'
import { type Nginx, startNginx } from '../support/nginx'
import { profile, verified } from '../support/records'

/** Four shards of some 3000 records. */
const accounts = Array.from({ length: 12_400 }, (_, index) => ({ name: `富民办${index}`, status: 'stopped' }))
const changed = [{ name: '富民办0', status: 'merged' }, ...accounts.slice(1), { name: '富民新办', status: 'stopped' }]

let folder: string
let publicKey: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yibu-sync-'))
  const key = join(folder, 'key.pem')
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  await runListCommand('keygen', '--out', key)
  publicKey = readFileSync(`${key}.pub`, 'utf8')
  writeSources(join(folder, 'lists'), accounts)
  await runListCommand('publish', '--in', join(folder, 'lists'), '--out', first, '--key', key)
  cpSync(first, second, { recursive: true })
  writeSources(join(folder, 'lists'), changed)
  await runListCommand('publish', '--in', join(folder, 'lists'), '--out', second, '--key', key)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Puts an edition where nginx serves it, the head last. */
function upload(edition: 'first' | 'second', root: string): void {
  const [from, to] = [join(folder, edition), join(root, 'yibu')]
  cpSync(from, to, { recursive: true, filter: (file) => !file.endsWith(headFile) })
  cpSync(join(from, headFile), join(to, headFile))
}

const browsers = [
  { name: 'Chromium', open: (): Promise<AskedExtension> => askChromium() },
  { name: 'Firefox', open: askFirefox },
] as const

describe.each(browsers)('from nginx to $name', ({ name, open }) => {
  let root: string
  let nginx: Nginx | undefined
  let extension: AskedExtension

  beforeAll(async () => {
    root = join(folder, name)
    extension = await open()
  })

  beforeEach(() => upload('first', root))

  afterEach(async () => {
    await nginx?.close()
    nginx = undefined
  })

  afterAll(() => extension.close())

  /** What a page with this account is told. */
  async function judge(account: string) {
    const { answer } = await extension.ask(
      'judge',
      profile({ name: account, verification: verified(`富民县${account}办公室官方账号`) }),
    )
    return { kind: answer.verdict.kind, list: answer.guidance?.list.name, status: answer.guidance?.closure.status }
  }

  test.each([
    { way: 'as they are', gzip: false, encoding: 'none' },
    { way: 'and compressed on the way', gzip: true, encoding: 'gzip' },
  ])('files $way: a list comes in, in sight; then what changed; then nothing, at one request', async (given) => {
    nginx = await startNginx({ root, gzip: given.gzip })
    expect(await judge('富民办7')).toMatchObject({ kind: 'none' })
    const list = await extension.follow(nginx.address, publicKey)
    expect(await judge('富民办7')).toEqual({ kind: 'closed', list: '测试名录', status: 'stopped' })
    expect(await judge('富民新办')).toMatchObject({ kind: 'none' })
    const progress = (await extension.progress()).flat().filter((one) => one.list === list)
    expect(progress.map(({ done, total }) => `${done}/${total}`)).toEqual(
      expect.arrayContaining(['0/4', '1/4', '2/4', '3/4', '4/4']),
    )
    expect((await extension.progress()).at(-1)).toEqual([])
    const files = await nginx.takeLog()
    expect(files.map(({ file }) => file.replace(/-[0-9a-f]{64}/, ''))).toEqual([
      headFile,
      headFile,
      'manifest.json',
      ...Array.from({ length: 4 }, () => 'shard.gz'),
    ])
    expect(new Set(files.map(({ status }) => status))).toEqual(new Set([200]))

    upload('second', root)
    await extension.ask('syncNow', { list })
    expect((await nginx.takeLog()).map(({ file }) => file.replace(/-[0-9a-f]{64}/, ''))).toEqual([headFile, 'delta.gz'])
    expect(await judge('富民新办')).toEqual({ kind: 'closed', list: '测试名录', status: 'stopped' })
    expect(await judge('富民办0')).toMatchObject({ status: 'merged' })
    expect(await extension.stateOf(list)).toMatchObject({
      sequence: 2,
      failures: 0,
      changes: { added: { count: 1, names: ['富民新办'] }, changed: { count: 1 }, removed: { count: 0 } },
    })

    await extension.ask('syncNow', { list })
    const [head, ...others] = await nginx.takeLog()
    expect(others).toEqual([])
    expect(head).toMatchObject({ file: headFile, status: 200, encoding: given.encoding })
    expect(head?.bytes).toBeGreaterThan(100)
    expect(head?.bytes).toBeLessThanOrEqual(1024)

    await extension.ask('unsubscribe', { key: list })
    expect(await judge('富民办7')).toMatchObject({ kind: 'none' })
  })
})
