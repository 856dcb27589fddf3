import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildExtension, type Target } from '../../cli/browser/build-extension'
import { pagePlatforms } from '../../utils/platforms'
import packageJson from '../../package.json'

/** Of the content script, compressed as stores and browsers do: profiles, searches, marks and the banner, without what the background renders. */
const contentScriptLimit = 15 * 1024

describe.each<Target>(['chrome', 'firefox'])('the package for %s', (target) => {
  let folder: string

  beforeAll(async () => {
    folder = await buildExtension(target)
  })

  function readJson(file: string): unknown {
    return JSON.parse(readFileSync(file, 'utf8'))
  }

  function scripts(): readonly string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'))
  }

  test('asks for what the golden manifest says, and nothing more', () => {
    const golden = readJson(join('test', 'fixtures', 'manifests', `${target}.json`))
    expect(readJson(join(folder, 'manifest.json'))).toEqual(Object.assign({ version: packageJson.version }, golden))
  })

  test.each(pagePlatforms)('has a small content script for $id', ({ id }) => {
    const { length } = gzipSync(readFileSync(join(folder, `page-${id}.js`)), { level: 9 })
    expect(length).toBeLessThanOrEqual(contentScriptLimit)
  })

  test('turns no text into markup or code', () => {
    const suspicious = /\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/
    expect(scripts().filter((file) => suspicious.test(readFileSync(join(folder, file), 'utf8')))).toEqual([])
  })

  test('knows no address to ask but those it leads people to', () => {
    const hosts = scripts()
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/https?:\/\/([\w.-]+)/g)])
      .map(([, host = '']) => host)
    expect([...new Set(hosts)].toSorted()).toEqual(knownHosts)
  })

  test('writes lines of the address bar as XML for Chromium alone', () => {
    expect(readFileSync(join(folder, 'later.js'), 'utf8').includes('&quot;')).toBe(target === 'chrome')
  })

  test('carries the list, one compressed file beside its head and manifest', () => {
    expect(readdirSync(join(folder, 'list')).toSorted()).toEqual([
      'head.json',
      expect.stringMatching(/^manifest-[0-9a-f]{64}\.json$/),
      expect.stringMatching(/^shard-[0-9a-f]{64}\.gz$/),
    ])
  })
})

/** Places that people are led to, and names that look like addresses (XML namespaces). */
const knownHosts = [
  's.weibo.com',
  'search.bilibili.com',
  'so.toutiao.com',
  'space.bilibili.com',
  'weibo.com',
  'www.douyin.com',
  'www.iesdouyin.com',
  'www.kuaishou.com',
  'www.toutiao.com',
  'www.w3.org',
  'www.xiaohongshu.com',
  'www.zhihu.com',
]

test('the store’s linter finds nothing', async () => {
  const folder = await buildExtension('firefox')
  const linter = join('node_modules', 'addons-linter', 'bin', 'addons-linter')
  const { stdout } = spawnSync(process.execPath, [linter, folder, '--output', 'json'], { encoding: 'utf8' })
  expect(JSON.parse(stdout)).toMatchObject({ errors: [], warnings: [], notices: [] })
})
