import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chromium, openChromium } from '../../cli/browser/chromium'
import { stageExtension, type StagedExtension } from '../../cli/browser/stage-extension'
import { waitFor } from '../../cli/browser/wait-for'
import type { Subscription } from '../../utils/model/subscription'
import type { Management } from '../../utils/store/management'

/** Where Chromium on Linux looks for policies, for everybody on the machine. */
const settings = '/etc/chromium'
const folder = join(settings, 'policies', 'managed')
const file = join(folder, `yibu-test-${process.pid}.json`)

function canWrite(): boolean {
  try {
    accessSync(settings, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Of RFC 8410. */
const publicKey = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE='
const address = 'https://list.example.cn/yibu/'
const policy = {
  manager: '某县教育局',
  lists: [{ id: 'test', name: '县里的名录', addresses: [address], publicKeys: [publicKey] }],
  bundledList: { enabled: false },
  disabledPlatforms: { platforms: ['weibo'] },
  onlyManagedLists: true,
}

// A policy takes hold of the whole machine: only where this may be done is it done, for this extension alone.
describe.skipIf(process.platform !== 'linux' || !canWrite())('a computer that Chromium’s policy manages', () => {
  let browser: Chromium
  let extension: StagedExtension
  let made: string | undefined

  beforeAll(async () => {
    made = existsSync(folder) ? undefined : mkdirSync(folder, { recursive: true })
    extension = await stageExtension({ target: 'chrome' })
    setPolicy(policy)
    browser = await openChromium({ extension: extension.folder })
  })

  afterAll(async () => {
    rmSync(file, { force: true })
    if (made !== undefined) rmSync(made, { recursive: true })
    await browser.close()
    extension.remove()
  })

  function setPolicy(value: object): void {
    writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [idOf(extension.folder)]: value } } }))
  }

  async function readState(): Promise<{ readonly subscriptions: readonly Subscription[]; management?: Management }> {
    const worker = await browser.worker()
    return worker.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('yibu')
        opening.addEventListener('success', () => resolve(opening.result))
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')))
      })
      const subscriptions = await new Promise<Subscription[]>((resolve) => {
        const reading = database.transaction('subscriptions').objectStore('subscriptions').getAll()
        reading.addEventListener('success', () => resolve(reading.result))
      })
      database.close()
      return { subscriptions, ...(await chrome.storage.local.get('management')) }
    })
  }

  async function waitForState(what: string, isIt: (state: Awaited<ReturnType<typeof readState>>) => boolean) {
    return waitFor(what, async () => {
      const state = await readState()
      return isIt(state) ? state : undefined
    })
  }

  test('has its list, locked, and the switches as they are to be', async () => {
    const { subscriptions, management } = await waitForState('the policy', (state) => state.management !== undefined)
    expect(management).toMatchObject({
      manager: '某县教育局',
      onlyManagedLists: true,
      lockedPlatforms: ['weibo'],
      problems: [],
    })
    expect(subscriptions).toMatchObject([
      { key: 'bundled', enabled: false, locked: true },
      { title: '县里的名录', addresses: [address], publicKeys: [publicKey], enabled: true, locked: true },
    ])
  })

  test('follows the policy while the browser runs', async () => {
    setPolicy({ ...policy, lists: [], bundledList: { enabled: true, locked: false } })
    const { subscriptions } = await waitForState('the list to go', (state) => state.subscriptions.length === 1)
    expect(subscriptions).toMatchObject([{ key: 'bundled', enabled: true }])
  })

  test('is nobody’s but the person’s without a policy', async () => {
    rmSync(file)
    const { subscriptions } = await waitForState('the policy to go', (state) => state.management === undefined)
    expect(subscriptions).toMatchObject([{ key: 'bundled', enabled: true }])
    expect(subscriptions[0]?.locked).toBeUndefined()
  })
})

/** What Chromium calls an unpacked extension: SHA-256 of its path, the first 16 bytes, a to p for 0 to f. */
function idOf(path: string): string {
  const digits = createHash('sha256').update(realpathSync(path)).digest('hex').slice(0, 32)
  return digits.replaceAll(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)))
}

/** What the code that runs in the worker uses of the extension API. */
declare const chrome: {
  readonly storage: { readonly local: { get(item: string): Promise<{ management?: Management }> } }
}
