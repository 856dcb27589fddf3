import { rankOf, type SearchEntry } from './entry'
import { growingBytes, growingInts, growingShorts } from './growing'
import { firstWord, idForms, type PartData } from './part'
import { buildPostings } from './postings'
import { getRegions } from './regions'
import { toSearchText } from './search-form'
import { createSparseTexts } from './sparse-texts'
import { createVocabulary, type VocabularyBuilder } from './vocabulary'
import { platformIds } from '../model/platform'

/**
 * Packs records into a part. Yields after every few, so that whoever builds in the background can rest in between; run to
 * the end at once by `runToEnd`. Two records of one id are the caller's to avoid.
 */
export function* buildPart(entries: Iterable<SearchEntry>): Generator<undefined, PartData> {
  const vocabulary = createVocabulary()
  const items = yield* collect(entries, vocabulary)
  const order = yield* sort(items)
  return yield* pack(items, order, vocabulary)
}

/** Runs work that is made of steps without resting. */
export function runToEnd<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** Records between two rests: about a millisecond. */
const stride = 128

/** An item on its way: what makes it one, and its records. */
interface Item {
  readonly rank: number
  readonly searchName: string
  /** Absent when it is `searchName`. */
  readonly name: string | undefined
  readonly division: number
  readonly texts: Uint8Array
  readonly records: { readonly platform: number; readonly form: number; readonly id: string }[]
}

function* collect(entries: Iterable<SearchEntry>, vocabulary: VocabularyBuilder): Generator<undefined, Item[]> {
  const items = new Map<string, Item>()
  let count = 0
  for (const entry of entries) {
    const searchName = toSearchText(entry.name)
    const texts = packTexts(entry, searchName, vocabulary)
    const division = (getRegions().place(entry.division) ?? -1) + 1
    const key = `${division} ${entry.name} ${String.fromCharCode(...texts)}`
    const item = items.get(key) ?? {
      rank: rankOf(entry.successors.length > 0, entry.division, searchName.length),
      searchName,
      name: entry.name === searchName ? undefined : entry.name,
      division,
      texts,
      records: [],
    }
    item.records.push({ platform: platformIds.indexOf(entry.platform), form: idForm(entry, division), id: entry.id })
    items.set(key, item)
    count += 1
    if (count % stride === 0) yield
  }
  return [...items.values()]
}

function packTexts(
  { formerNames, successors, organisation }: SearchEntry,
  name: string,
  vocabulary: VocabularyBuilder,
): Uint8Array {
  const bytes: number[] = []
  const push = (value: number) => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128)
    bytes.push(rest)
  }
  const pushWords = (text: string) => {
    for (const word of vocabulary.add(text)) push(word + firstWord)
  }
  pushWords(name)
  for (const [at, texts] of [formerNames, successors, organisation === undefined ? [] : [organisation]].entries()) {
    for (const [place, text] of texts.entries()) {
      push(place === 0 ? at + 1 : 0)
      pushWords(toSearchText(text))
    }
  }
  return Uint8Array.from(bytes)
}

function idForm({ id, platform, name, division }: SearchEntry, place: number): number {
  const plain = `${platform}/${name}`
  if (id === plain) return idForms.plain
  return place > 0 && id === `${plain}@${division}` ? idForms.withDivision : idForms.other
}

/** By rank, then name. Ranks are sorted as numbers, names only among equals: no step takes long. */
function* sort(items: readonly Item[]): Generator<undefined, readonly number[]> {
  const byRank = new Map<number, number[]>()
  for (const [at, { rank }] of items.entries()) {
    const group = byRank.get(rank)
    if (group === undefined) byRank.set(rank, [at])
    else group.push(at)
    if (at % (stride * 8) === 0) yield
  }
  const ranks = Uint32Array.from(byRank.keys()).toSorted()
  yield
  const order: number[] = []
  for (const rank of ranks) {
    const group = byRank.get(rank) ?? []
    order.push(...group.toSorted((a, b) => compareItems(items[a], items[b])))
    if (order.length % stride === 0) yield
  }
  return order
}

function compareItems(a: Item | undefined, b: Item | undefined): number {
  return compareTexts(a?.searchName, b?.searchName) || compareTexts(a?.records[0]?.id, b?.records[0]?.id)
}

function compareTexts(a = '', b = ''): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function* pack(
  items: readonly Item[],
  order: readonly number[],
  vocabulary: VocabularyBuilder,
): Generator<undefined, PartData> {
  const itemStarts = growingInts()
  const texts = growingBytes()
  const divisions = growingShorts()
  const recordStarts = growingInts()
  const records = growingBytes()
  const names = createSparseTexts()
  const ids = createSparseTexts()
  for (const [at, place] of order.entries()) {
    const item = items[place]
    if (item === undefined) continue
    itemStarts.push(texts.length)
    for (const byte of item.texts) texts.push(byte)
    divisions.push(item.division)
    if (item.name !== undefined) names.add(at, item.name)
    recordStarts.push(records.length)
    for (const { platform, form, id } of item.records.toSorted(
      (a, b) => a.platform - b.platform || compareTexts(a.id, b.id),
    )) {
      if (form === idForms.other) ids.add(records.length, id)
      records.push(platform + form * 32)
    }
    if (at % stride === 0) yield
  }
  itemStarts.push(texts.length)
  recordStarts.push(records.length)
  const words = vocabulary.finish()
  const packed = { itemStarts: itemStarts.view(), texts: texts.view(), divisions: divisions.view() }
  return {
    ...words,
    ...packed,
    ...(yield* buildPostings(packed, words.wordStarts.length - 1, getRegions().codes.length)),
    recordStarts: recordStarts.view(),
    records: records.view(),
    names: names.finish(),
    ids: ids.finish(),
  }
}
