import { encodeList } from '../../utils/list/encode-list'
import { nameKey } from '../../utils/match/keys'
import type { Closure } from '../../utils/model/closure'
import type { Subscription } from '../../utils/model/subscription'
import type { SyncState } from '../../utils/model/sync-state'
import { loadClosures } from './load-closures'
import { type Database, openDatabase, partStores } from '../../utils/store/database'
import { createLibrary, type Library } from '../../utils/store/library'
import { createDesk, type Desk } from '../../utils/sync/desk'
import { closure } from './records'
import type { Publisher } from './publisher'

/** The background of one start of the browser, on a database that stays. */
export interface Device {
  readonly library: Library
  readonly desk: Desk
  /** Every file asked for, so far. */
  readonly requested: string[]
  database(): Promise<Database>
  /** Follows a publisher's list at an address; gives its key. */
  follow(publisher: Publisher, address: string): Promise<string>
  stateOf(list: string): Promise<SyncState | undefined>
  /** Names of the lists that know an account on Douyin. */
  find(name: string): Promise<readonly string[]>
  /** Every record of every list in use as JSON, in order: what the device knows. */
  records(): Promise<readonly string[]>
  /** Generations that neither an edition nor an arrival has, in any store. */
  orphans(): Promise<readonly string[]>
}

export interface DeviceOptions {
  /** Of the database. */
  readonly name: string
  readonly now: () => number
  readonly serve: Publisher['serve']
  readonly open?: (name: string) => Promise<Database>
  /** The list in the package, `yibu`: one record unless said otherwise, published nowhere. */
  readonly bundled?: readonly Closure[]
  readonly published?: Pick<Subscription, 'addresses' | 'publicKeys'>
}

export function createDevice({
  name,
  now,
  serve,
  open = openDatabase,
  bundled = [closure({ name: '临淄交警' })],
  published = { addresses: [], publicKeys: [] },
}: DeviceOptions): Device {
  const info = { id: 'yibu', name: '移步名录', publisher: '移步', issuedOn: '2026-11-01' }
  const packed = encodeList(info, bundled)
  const requested: string[] = []
  const library: Library = createLibrary(
    () => desk.keeper.importBundled(),
    () => open(name),
  )
  const desk = createDesk(library, {
    fetchBundled: async (file) => new Blob([(await packed).get(file) ?? '']).stream(),
    published,
    openMirror: (base) => async (file, options) => {
      requested.push(`${base}${file}`)
      return serve(base, file, options)
    },
    now,
    random: () => 0.5,
    announce: () => {},
    stayAwake: () => {},
  })
  const database = () => library.open()
  return {
    library,
    desk,
    requested,
    database,
    async follow({ publicKey }, address) {
      const preview = await desk.handlers.previewList({ address, publicKey })
      if (!preview.ok) throw new Error(preview.failure.detail)
      await desk.handlers.subscribe(preview.value)
      return preview.value.key
    },
    stateOf: async (list) => (await database()).get('sync-states', list),
    async find(account) {
      const listed = await library.ask((ask) => ask([nameKey('douyin', account)]))
      return listed.map(({ list }) => list.name)
    },
    async records() {
      const listed = await loadClosures(await database())
      return listed.map((one) => `${one.list.key} ${JSON.stringify(one.closure)}`).toSorted()
    },
    async orphans() {
      const opened = await database()
      const owners = [...(await opened.getAll('editions')), ...(await opened.getAll('arrivals'))]
      const owned = new Set(owners.map(({ generation }) => generation))
      const keys = await Promise.all(partStores.map(async (store) => [store, await opened.getAllKeys(store)] as const))
      const left = keys.flatMap(([store, some]) =>
        some.filter(([generation]) => !owned.has(generation)).map(([generation]) => `${store} ${generation}`),
      )
      return [...new Set(left)]
    },
  }
}
