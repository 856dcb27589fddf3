import 'fake-indexeddb/auto'
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { encodeList } from '../../utils/list/encode-list'
import { nameKey } from '../../utils/match/keys'
import { platformIds } from '../../utils/model/platform'
import { bundledList, personalList, type Subscription } from '../../utils/model/subscription'
import { openDatabase, partStores } from '../../utils/store/database'
import { createLibrary, type Library } from '../../utils/store/library'
import { loadManagement, type Management } from '../../utils/store/management'
import {
  changeSettings,
  defaultSettings,
  hide,
  loadOwnSettings,
  loadSettings,
  setMarking,
} from '../../utils/store/settings'
import { createDesk, type Desk } from '../../utils/sync/desk'
import { planPolicy, type PolicyPlan, type Present } from '../../utils/sync/plan-policy'
import { parsePolicy, type Policy, type PolicyList } from '../../utils/sync/policy'
import { createPublisher, type Publisher } from '../support/publisher'
import { closure } from '../support/records'

const address = 'https://list.example.cn/yibu/'
/** Of RFC 8410. */
const rawKey = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE='
const pem = `-----BEGIN PUBLIC KEY-----\n${rawKey}\n-----END PUBLIC KEY-----\n`

beforeEach(() => {
  fakeBrowser.reset()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})

describe('a policy is read', () => {
  const list = { id: 'test', addresses: [address], publicKeys: [rawKey] }

  test('whole', async () => {
    const policy = await parsePolicy({
      manager: '某县教育局',
      lists: [{ ...list, name: '县里的', addresses: ['https://list.example.cn/yibu/head.json'], publicKeys: [pem] }],
      bundledList: { enabled: false },
      disabledPlatforms: { platforms: ['weibo', 'douyin', 'weibo'], locked: false },
      unmarkedPlatforms: { platforms: ['toutiao'] },
      onlyManagedLists: true,
    })
    expect(policy).toEqual({
      manager: '某县教育局',
      lists: [
        {
          id: 'test',
          key: expect.stringMatching(/^test@a1e9156054e04fac[0-9a-f]{16}$/),
          title: '县里的',
          addresses: [address],
          publicKeys: [rawKey],
          enabled: true,
          locked: true,
        },
      ],
      bundledList: { enabled: false, locked: true },
      disabledPlatforms: { platforms: ['weibo', 'douyin'], locked: false },
      unmarkedPlatforms: { platforms: ['toutiao'], locked: true },
      onlyManagedLists: true,
      problems: [],
    })
  })

  test('that there is none', async () => {
    expect(await parsePolicy({})).toEqual({ lists: [], onlyManagedLists: false, problems: [] })
  })

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a key that nobody knows', { listes: [] }, /^listes: /],
    ['a manager that is no text', { manager: 5 }, /^manager: /],
    ['a switch that is none', { onlyManagedLists: 'yes' }, /^onlyManagedLists: /],
    ['lists that are none', { lists: { 1: list } }, /^lists: /],
    ['a list without addresses', { lists: [{ ...list, addresses: [] }] }, /^lists\.0\.addresses: /],
    ['a list without keys', { lists: [{ ...list, publicKeys: undefined }] }, /^lists\.0\.publicKeys: /],
    ['a list with an id that is none', { lists: [{ ...list, id: '县' }] }, /^lists\.0\.id: /],
    ['an address of another kind', { lists: [{ ...list, addresses: ['file:///lists/'] }] }, /^lists\.0: .*address/],
    ['an address with a password', { lists: [{ ...list, addresses: ['https://a:b@c.cn/'] }] }, /^lists\.0: .*password/],
    ['a key that is none', { lists: [{ ...list, publicKeys: ['MCow'] }] }, /^lists\.0: .*key/],
    ['the bundled list without its switch', { bundledList: { locked: true } }, /^bundledList\.enabled: /],
    ['platforms that are no list', { disabledPlatforms: { platforms: 'weibo' } }, /^disabledPlatforms\.platforms: /],
    ['a platform that nobody knows', { disabledPlatforms: { platforms: ['x'] } }, /^disabledPlatforms: .*platform x/],
  ])('and passes over %s, which is told', async (_, part, problem) => {
    const good = { ...list, id: 'good' }
    const lists = Array.isArray(part['lists']) ? [...part['lists'], good] : (part['lists'] ?? [good])
    const policy = await parsePolicy({ ...part, lists })
    expect(policy.problems).toEqual([expect.stringMatching(problem)])
    expect(policy.lists.map(({ id }) => id)).toEqual(Array.isArray(lists) ? ['good'] : [])
  })

  test('and a list that stands there twice counts once', async () => {
    const policy = await parsePolicy({ lists: [list, { ...list, name: '又一次', publicKeys: [pem] }] })
    expect(policy).toMatchObject({ lists: [{ id: 'test' }], problems: [expect.stringContaining('twice')] })
  })

  test('whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom(
            'manager',
            'lists',
            'bundledList',
            'disabledPlatforms',
            'unmarkedPlatforms',
            'onlyManagedLists',
            'x',
            '__proto__',
          ),
          fc.jsonValue(),
        ),
        async (value) => {
          expect(await parsePolicy(value)).toMatchObject({ lists: expect.any(Array), problems: expect.any(Array) })
        },
      ),
    )
  })

  test('as its schema describes it', () => {
    const schema: { readonly properties: Readonly<Record<string, SchemaPart>> } = JSON.parse(
      readFileSync('public/managed-schema.json', 'utf8'),
    )
    expect(Object.keys(schema.properties)).toEqual([
      'manager',
      'lists',
      'bundledList',
      'disabledPlatforms',
      'unmarkedPlatforms',
      'onlyManagedLists',
    ])
    const item = schema.properties['lists']?.items
    expect(Object.keys(item?.properties ?? {})).toEqual(['id', 'name', 'addresses', 'publicKeys', 'enabled', 'locked'])
    const parts = Object.values(schema.properties).flatMap(allParts)
    expect(parts.filter(({ title, description, type }) => !title || !description || !type)).toEqual([])
  })
})

test('the examples in docs/managed.md are understood', async () => {
  const blocks = [...readFileSync('docs/managed.md', 'utf8').matchAll(/```json\n([^`]*)```/g)].map(
    ([, text = '']) => text,
  )
  const policies = blocks.map((text) => innermost(JSON.parse(text.replaceAll(/MCowBQYDK2VwAyEA…+/g, rawKey))))
  const parsed = await Promise.all(policies.map(parsePolicy))
  expect(parsed.map(({ manager, problems }) => ({ manager, problems }))).toEqual(
    blocks.map(() => ({ manager: '某县教育局', problems: [] })),
  )
  expect(blocks).toHaveLength(2)
})

/** What the browser gives to the extension, of what stands around it. */
function innermost(value: Record<string, unknown>): Record<string, unknown> {
  const [inside] = Object.values(value)
  const isWrapped = !('manager' in value) && typeof inside === 'object' && inside !== null
  return isWrapped ? innermost({ ...inside }) : value
}

interface SchemaPart {
  readonly title?: string
  readonly description?: string
  readonly type?: string
  readonly items?: SchemaPart
  readonly properties?: Readonly<Record<string, SchemaPart>>
}

function allParts(part: SchemaPart): readonly SchemaPart[] {
  const inside = [...(part.items ? [part.items] : []), ...Object.values(part.properties ?? {})]
  return [part, ...inside.flatMap(allParts)]
}

const hex = (letter: string) => letter.repeat(32)
const listA: PolicyList = {
  id: 'a',
  key: `a@${hex('a')}`,
  addresses: [address],
  publicKeys: ['KEY-A'],
  enabled: true,
  locked: true,
}
const ownA: Subscription = {
  key: listA.key,
  title: '我的叫法',
  addresses: ['https://own.example.cn/'],
  publicKeys: ['KEY-A'],
  enabled: false,
  position: 3,
}
const nothing: Policy = { lists: [], onlyManagedLists: false, problems: [] }
const bundled: Subscription = { key: bundledList, addresses: [], publicKeys: [], enabled: true, position: 0 }
const fresh: Present = { subscriptions: [bundled], disabledPlatforms: [], unmarkedPlatforms: [], management: undefined }

function after(present: Present, plan: PolicyPlan): Present {
  const subscriptions = new Map(present.subscriptions.map((one) => [one.key, one]))
  for (const key of plan.removals) subscriptions.delete(key)
  for (const one of plan.puts) subscriptions.set(one.key, one)
  return {
    subscriptions: [...subscriptions.values()],
    disabledPlatforms: plan.disabledPlatforms ?? present.disabledPlatforms,
    unmarkedPlatforms: plan.unmarkedPlatforms ?? present.unmarkedPlatforms,
    management: plan.management,
  }
}

/** One policy after the other. */
function live(present: Present, ...policies: readonly Partial<Policy>[]): Present {
  return policies.reduce((state, policy) => after(state, planPolicy({ ...nothing, ...policy }, state)), present)
}

const find = ({ subscriptions }: Present, key: string) => subscriptions.find((one) => one.key === key)
const asDefault = { ...listA, locked: false }
const withOwn: Present = { ...fresh, subscriptions: [bundled, ownA] }

describe('a list of the policy', () => {
  test('comes behind the others, locked', () => {
    const { key, addresses, publicKeys } = listA
    const state = live(fresh, { lists: [{ ...listA, title: '县里的' }] })
    const expected = { key, title: '县里的', addresses, publicKeys, enabled: true, position: 1, locked: true }
    expect(find(state, key)).toEqual(expected)
  })

  test('goes with the policy', () => {
    const state = live(fresh, { lists: [listA] }, {})
    expect(state).toEqual(fresh)
  })

  test('that the person follows, too, is locked over it, and given back as it was', () => {
    const locked = live(withOwn, { lists: [listA] })
    expect(find(locked, ownA.key)).toMatchObject({ addresses: [address], enabled: true, position: 3, locked: true })
    expect(live(locked, {})).toEqual(withOwn)
  })

  test('is the one the person follows, whichever of its keys that was added with', () => {
    const newer = { ...listA, key: `a@${hex('b')}`, publicKeys: ['KEY-B', 'KEY-A'] }
    const state = live(withOwn, { lists: [newer] })
    expect(state.subscriptions.map(({ key }) => key)).toEqual([bundledList, ownA.key])
    expect(find(state, ownA.key)).toMatchObject({ publicKeys: ['KEY-B', 'KEY-A'], locked: true })
  })

  test('is not the list of another publisher with the same id', () => {
    const stranger = { ...ownA, key: `a@${hex('c')}`, publicKeys: ['KEY-C'] }
    const state = live({ ...fresh, subscriptions: [bundled, stranger] }, { lists: [listA] })
    expect(find(state, stranger.key)).toEqual(stranger)
    expect(find(state, listA.key)).toMatchObject({ locked: true })
  })

  test('as a default comes once, and stays removed when the person removes it', () => {
    const state = live(fresh, { lists: [asDefault] })
    expect(find(state, listA.key)).toMatchObject({ enabled: true })
    expect(find(state, listA.key)?.locked).toBeUndefined()
    const removed = { ...state, subscriptions: [bundled] }
    expect(find(live(removed, { lists: [asDefault] }), listA.key)).toBeUndefined()
  })

  test('as a default stays as the person changed it, but follows its publisher', () => {
    const state = live(fresh, { lists: [asDefault] })
    const changed = { ...(find(state, listA.key) ?? ownA), enabled: false, title: '改了' }
    const moved = { ...asDefault, addresses: ['https://new.example.cn/'], publicKeys: ['KEY-A', 'KEY-B'] }
    const next = live({ ...state, subscriptions: [bundled, changed] }, { lists: [moved] })
    expect(find(next, listA.key)).toEqual({ ...changed, addresses: moved.addresses, publicKeys: moved.publicKeys })
  })

  test('as a default leaves alone what the person follows', () => {
    expect(live(withOwn, { lists: [asDefault] }).subscriptions).toEqual(withOwn.subscriptions)
    expect(live(withOwn, { lists: [asDefault] }, {})).toEqual(withOwn)
  })

  test('may become a default: unlocked, and the person’s own again where it was', () => {
    expect(find(live(fresh, { lists: [listA] }, { lists: [asDefault] }), listA.key)?.locked).toBeUndefined()
    expect(find(live(withOwn, { lists: [listA] }, { lists: [asDefault] }), ownA.key)).toEqual(ownA)
  })
})

describe('the list in the package', () => {
  const off = (locked: boolean) => ({ bundledList: { enabled: false, locked } })

  test('switched off and locked is switched on again when the policy goes', () => {
    const locked = live(fresh, off(true))
    expect(find(locked, bundledList)).toEqual({ ...bundled, enabled: false, locked: true })
    expect(live(locked, {})).toEqual(fresh)
  })

  test('switched off by default stays as the person has it', () => {
    const state = live(fresh, off(false))
    expect(find(state, bundledList)).toEqual({ ...bundled, enabled: false })
    const switchedOn = { ...state, subscriptions: [bundled] }
    expect(find(live(switchedOn, off(false)), bundledList)).toEqual(bundled)
  })

  test('is never removed', () => {
    expect(live(fresh, off(true), off(false), {}).subscriptions).toHaveLength(1)
  })
})

describe('platforms', () => {
  test('as a default are switched off once, beside the person’s own', () => {
    const disabledPlatforms = { platforms: ['weibo'], locked: false } as const
    const state = live({ ...fresh, disabledPlatforms: ['douyin'] }, { disabledPlatforms })
    expect(state.disabledPlatforms).toEqual(['douyin', 'weibo'])
    expect(live({ ...state, disabledPlatforms: [] }, { disabledPlatforms }).disabledPlatforms).toEqual([])
  })

  test('locked leave what the person set as it is', () => {
    const state = live(
      { ...fresh, disabledPlatforms: ['douyin'] },
      { disabledPlatforms: { platforms: ['weibo'], locked: true } },
    )
    expect(state.disabledPlatforms).toEqual(['douyin'])
    expect(state.management?.lockedPlatforms).toEqual(['weibo'])
  })
})

describe('platforms without marks', () => {
  test('are set and locked as platforms are, and apart from them', () => {
    const stated = { platforms: ['weibo'], locked: false } as const
    const state = live({ ...fresh, unmarkedPlatforms: ['douyin'] }, { unmarkedPlatforms: stated })
    expect(state).toMatchObject({ unmarkedPlatforms: ['douyin', 'weibo'], disabledPlatforms: [] })
    expect(live({ ...state, unmarkedPlatforms: [] }, { unmarkedPlatforms: stated }).unmarkedPlatforms).toEqual([])
    const locked = live(state, { unmarkedPlatforms: { platforms: ['toutiao'], locked: true } })
    expect(locked).toMatchObject({
      unmarkedPlatforms: ['douyin', 'weibo'],
      management: { lockedUnmarked: ['toutiao'] },
    })
    expect(locked.management?.lockedPlatforms).toBeUndefined()
  })
})

describe('any policies, whatever the person does in between', () => {
  const ids = ['a', 'b', 'c'] as const
  const anyLists = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      locked: fc.boolean(),
      enabled: fc.boolean(),
      address: fc.constantFrom('https://one.example.cn/', 'https://two.example.cn/'),
    }),
    { selector: ({ id }) => id },
  )
  const switched = fc.record({ enabled: fc.boolean(), locked: fc.boolean() })
  const platforms = fc.record({ platforms: fc.uniqueArray(fc.constantFrom(...platformIds)), locked: fc.boolean() })
  const policy = fc
    .record(
      { lists: anyLists, bundledList: switched, disabledPlatforms: platforms, onlyManagedLists: fc.boolean() },
      { requiredKeys: ['lists'] },
    )
    .map(({ lists: stated, ...rest }): Policy => ({
      ...nothing,
      ...rest,
      lists: stated.map(({ id, locked, enabled, address: at }) => ({
        id,
        key: `${id}@${hex(id)}`,
        addresses: [at],
        publicKeys: [`KEY-${id}`],
        enabled,
        locked,
      })),
    }))
  const own = fc.uniqueArray(fc.constantFrom(...ids)).map((some): Present => ({
    ...fresh,
    subscriptions: [
      bundled,
      ...some.map((id, at) => ({ ...ownA, key: `${id}@${hex(id)}`, publicKeys: [`KEY-${id}`], position: at + 1 })),
    ],
  }))

  test('put into effect twice change nothing the second time', () => {
    fc.assert(
      fc.property(own, fc.array(policy, { minLength: 1, maxLength: 4 }), (present, policies) => {
        const state = live(present, ...policies)
        const again = planPolicy(policies.at(-1) ?? nothing, state)
        expect(again).toEqual({ puts: [], removals: [], management: state.management })
      }),
    )
  })

  test('hold what they lock, and leave the person’s lists behind as they were', () => {
    fc.assert(
      fc.property(own, fc.array(policy, { maxLength: 4 }), (present, policies) => {
        const state = live(present, ...policies)
        const locked = (policies.at(-1)?.lists ?? []).filter((list) => list.locked)
        for (const { key, enabled, addresses } of locked) {
          expect(find(state, key)).toMatchObject({ enabled, addresses, locked: true })
        }
        const left = live(state, {})
        const withoutBundled = ({ subscriptions }: Present) =>
          subscriptions.filter(({ key }) => key !== bundledList).toSorted((a, b) => a.position - b.position)
        expect(withoutBundled(left)).toEqual(withoutBundled(present))
        expect(left.management).toBeUndefined()
      }),
    )
  })
})

describe('settings on a managed computer', () => {
  const lock = (management: Partial<Management>) => fakeBrowser.storage.local.set({ management })

  test('cannot be changed where they are locked, and are the person’s again afterwards', async () => {
    await changeSettings((settings) => ({ ...settings, disabledPlatforms: ['douyin'] }))
    await lock({ lockedPlatforms: ['weibo'] })
    expect((await loadSettings()).disabledPlatforms).toEqual(['weibo'])
    await changeSettings((settings) => hide(settings, { platform: 'toutiao', ids: [] }, 'platform', 0))
    expect((await loadSettings()).disabledPlatforms).toEqual(['weibo'])
    expect((await loadOwnSettings()).disabledPlatforms).toEqual(['douyin'])
    await fakeBrowser.storage.local.remove('management')
    expect((await loadSettings()).disabledPlatforms).toEqual(['douyin'])
  })

  test('say where links are marked as long as that is locked, whatever the person chooses', async () => {
    await changeSettings((settings) => setMarking(settings, 'douyin', false))
    await lock({ lockedUnmarked: ['weibo'] })
    await changeSettings((settings) => setMarking(settings, 'toutiao', false))
    expect((await loadSettings()).unmarkedPlatforms).toEqual(['weibo'])
    await fakeBrowser.storage.local.remove('management')
    expect((await loadSettings()).unmarkedPlatforms).toEqual(['douyin'])
  })

  test('that are not locked are changed as ever', async () => {
    await lock({ lockedPlatforms: ['weibo'] })
    await changeSettings((settings) => hide(settings, { platform: 'douyin', name: '甲', ids: [] }, 'account', 0))
    expect((await loadSettings()).hiddenAccounts).toMatchObject([{ name: '甲' }])
  })

  test.each([5, null, { lockedPlatforms: ['x'], lockedUnmarked: ['x'] }])(
    'are not harmed by %j in the place of what is stored',
    async (value) => {
      await fakeBrowser.storage.local.set({ management: value })
      expect((await loadSettings()).hiddenAccounts).toEqual(defaultSettings.hiddenAccounts)
    },
  )
})

describe('a managed computer', () => {
  const now = Date.parse('2026-11-21T08:00:00Z')
  let publisher: Publisher
  let library: Library
  let desk: Desk
  let opened = 0

  beforeEach(async () => {
    publisher = await createPublisher()
    await publisher.publish([closure({ name: '莒南交警' })], { issued: now })
    const info = { id: 'yibu', name: '移步名录', publisher: '移步', issuedOn: '2026-11-01' }
    const packed = await encodeList(info, [closure({ name: '临淄交警' })])
    const name = `policy-${opened++}`
    library = createLibrary(
      () => desk.keeper.importBundled(),
      () => openDatabase(name),
    )
    desk = createDesk(library, {
      fetchBundled: async (file) => new Blob([packed.get(file) ?? '']).stream(),
      published: { addresses: [], publicKeys: [] },
      openMirror: (base) => (file, options) => publisher.serve(base, file, options),
      now: () => now,
      random: () => 0.5,
      announce: () => {},
      stayAwake: () => {},
    })
    await desk.keeper.importBundled()
  })

  async function findLists(name: string): Promise<readonly string[]> {
    const listed = await library.ask((ask) => ask([nameKey('douyin', name)]))
    return listed.map(({ list }) => list.name)
  }

  async function follow(at: string): Promise<string> {
    const preview = await desk.handlers.previewList({ address: at, publicKey: publisher.publicKey })
    if (!preview.ok) throw new Error(preview.failure.detail)
    await desk.handlers.subscribe(preview.value)
    return preview.value.key
  }

  /** How much of lists, in use or not, is stored. */
  async function countParts(): Promise<readonly number[]> {
    const database = await library.open()
    return Promise.all(partStores.map((store) => database.count(store)))
  }

  /** What the browser says the policy is; then the browser starts. */
  async function start(policy: Record<string, unknown>) {
    await fakeBrowser.storage.managed.clear()
    await fakeBrowser.storage.managed.set(policy)
    await desk.applyPolicy()
    await desk.keeper.syncDue()
  }

  const policyOf = (rest: object = {}) => ({
    lists: [{ id: 'test', addresses: [address], publicKeys: [publisher.publicKey], ...rest }],
  })

  async function listOf(): Promise<Subscription | undefined> {
    const all = await (await library.open()).getAll('subscriptions')
    return all.find(({ key }) => key !== bundledList && key !== personalList)
  }

  test('has its list, which is fetched, answers, and cannot be changed', async () => {
    await start(policyOf())
    expect(await findLists('莒南交警')).toEqual(['测试名录'])
    const { key = '' } = (await listOf()) ?? {}
    await desk.handlers.changeSubscription({ key, change: { enabled: false } })
    await desk.handlers.unsubscribe({ key })
    expect(await listOf()).toMatchObject({ enabled: true, locked: true })
  })

  test('loses it and all it brought with the policy', async () => {
    await desk.keeper.prepareSearch()
    const before = await countParts()
    await start(policyOf())
    await start({})
    expect(await listOf()).toBeUndefined()
    expect(await findLists('莒南交警')).toEqual([])
    expect(await countParts()).toEqual(before)
    expect(await loadManagement()).toBeUndefined()
  })

  test('keeps a list that the person adds, too, while it is locked', async () => {
    await start(policyOf())
    await follow('https://mirror.example.cn/')
    expect(await listOf()).toMatchObject({ addresses: [address], locked: true })
    await start({})
    expect(await listOf()).toMatchObject({ addresses: ['https://mirror.example.cn/'], enabled: true })
    expect((await listOf())?.locked).toBeUndefined()
    expect(await findLists('莒南交警')).toEqual(['测试名录'])
  })

  test('keeps a default list that the person adds, too', async () => {
    await start(policyOf({ locked: false }))
    await follow('https://mirror.example.cn/')
    await start({})
    expect(await listOf()).toMatchObject({ addresses: [address, 'https://mirror.example.cn/'] })
  })

  test('with nothing new is left alone', async () => {
    await start(policyOf())
    const announced = vi.spyOn(library, 'forget')
    const stored = vi.spyOn(fakeBrowser.storage.local, 'set')
    await desk.applyPolicy()
    expect(announced).not.toHaveBeenCalled()
    expect(stored).not.toHaveBeenCalled()
  })

  test('tells who manages it, and what of the policy is wrong', async () => {
    await start({ ...policyOf(), manager: '某县教育局', lists: [{ id: 'x' }] })
    expect(await loadManagement()).toMatchObject({
      manager: '某县教育局',
      problems: [expect.stringContaining('lists.0.addresses'), expect.stringContaining('lists.0.publicKeys')],
    })
  })

  test('may keep people from adding lists, by hand and by a backup', async () => {
    const key = await follow(address)
    const text = await desk.handlers.exportBackup(null)
    await desk.handlers.unsubscribe({ key })
    await start({ onlyManagedLists: true })
    await expect(follow(address)).rejects.toThrow('only managed lists')
    await desk.handlers.importBackup({ text, mode: 'merge' })
    expect(await listOf()).toBeUndefined()
  })

  test('keeps lists where they are when a backup would lead them elsewhere', async () => {
    await follow(address)
    await start({ onlyManagedLists: true })
    const text = (await desk.handlers.exportBackup(null)).replace(address, 'https://elsewhere.example.cn/')
    await desk.handlers.importBackup({ text, mode: 'replace' })
    expect(await listOf()).toMatchObject({ addresses: [address] })
  })

  test('whose policy cannot be had stays as it is', async () => {
    await start(policyOf())
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValueOnce(new Error('out of order'))
    await desk.applyPolicy()
    expect(await listOf()).toMatchObject({ locked: true })
  })

  test('that is none in Firefox has no policy', async () => {
    await start(policyOf())
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValueOnce(new Error('Managed storage manifest not found'))
    await desk.applyPolicy()
    expect(await listOf()).toBeUndefined()
  })

  test('backs up what the person set, not what is locked', async () => {
    await changeSettings((settings) => ({ ...settings, disabledPlatforms: ['douyin'] }))
    await start({ ...policyOf(), disabledPlatforms: { platforms: ['weibo'] } })
    const backup: unknown = JSON.parse(await desk.handlers.exportBackup(null))
    expect(backup).toMatchObject({ settings: { disabledPlatforms: ['douyin'] }, subscriptions: [{ key: bundledList }] })
  })
})
