import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { encodeList, type ListFiles } from '../../utils/list/encode-list'
import type { FetchFile } from '../../utils/list/fetch-file'
import { nameKey } from '../../utils/match/keys'
import { openDatabase } from '../../utils/store/database'
import { createLibrary, type Library } from '../../utils/store/library'
import { createKeeper, type Keeper } from '../../utils/sync/keeper'
import { closure } from '../support/records'

const info = { id: 'yibu', name: '移步名录', publisher: '移步', issuedOn: '2026-11-21' }

let files: ListFiles
let fetched: string[]
let library: Library
let keeper: Keeper
let opened = 0

async function publish(...names: readonly string[]): Promise<void> {
  files = await encodeList(
    info,
    names.map((name) => closure({ name })),
  )
}

const fetchBundled: FetchFile = async (name) => {
  fetched.push(name)
  const bytes = files.get(name)
  if (bytes === undefined) throw new Error(`no ${name}`)
  return new Blob([bytes]).stream()
}

async function find(name: string): Promise<readonly string[]> {
  const listed = await library.ask((ask) => ask([nameKey('douyin', name)]))
  return listed.map(({ closure: { account } }) => account.name)
}

beforeEach(async () => {
  fetched = []
  await publish('临淄交警')
  const name = `library-${opened++}`
  library = createLibrary(
    () => keeper.importBundled(),
    () => openDatabase(name),
  )
  keeper = createKeeper(library, {
    fetchBundled,
    published: { addresses: [], publicKeys: [] },
    openMirror: () => {
      throw new Error('nothing is synced')
    },
    now: () => 0,
    random: () => 0,
    announce: () => {},
    stayAwake: () => {},
  })
})

describe('the library', () => {
  test('takes the bundled list in before its first answer', async () => {
    expect(await find('临淄交警')).toEqual(['临淄交警'])
  })

  test('takes it in once, however many ask at a time', async () => {
    await Promise.all(['临淄交警', '莒南交警', '临淄交警'].map(find))
    expect(fetched.filter((name) => name.startsWith('shard-'))).toHaveLength(1)
  })

  test('answers from a new edition as soon as it is in', async () => {
    expect(await find('临淄交警')).toEqual(['临淄交警'])
    await publish('莒南交警')
    await keeper.importBundled()
    expect(await find('临淄交警')).toEqual([])
    expect(await find('莒南交警')).toEqual(['莒南交警'])
  })

  test('answers from one edition or the other while a new one comes in, never from neither', async () => {
    await publish('临淄交警', '甲')
    await keeper.importBundled()
    await publish('临淄交警', '乙')
    const importing = keeper.importBundled()
    const answers = await Promise.all(Array.from({ length: 50 }, () => find('临淄交警')))
    await importing
    expect(answers.every(([name]) => name === '临淄交警')).toBe(true)
  })

  test('keeps the list it has when a new one is broken', async () => {
    await find('临淄交警')
    files = new Map(files).set('head.json', new TextEncoder().encode('<!doctype html>'))
    await expect(keeper.importBundled()).rejects.toThrow('head.json')
    expect(await find('临淄交警')).toEqual(['临淄交警'])
  })
})
