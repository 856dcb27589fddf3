import { rankOf, type SearchEntry } from './entry'
import { growingBytes, growingInts, growingShorts } from './growing'
import { createItemFinder } from './item-finder'
import { pushNumber } from './numbers'
import { firstWord, idForms, type ItemTable } from './part'
import { getRegions } from './regions'
import { toSearchText } from './search-form'
import { splitName } from './split-name'
import { createSparseTexts, sparseText } from './sparse-texts'
import { createVocabulary } from './vocabulary'
import { platformIds } from '../model/platform'

/** Items in the order in which they came, packed from the start: a million on their way take some 30 MB. */
export interface CollectedItems extends ItemTable {
  /** See `rankOf`. */
  readonly ranks: Uint32Array
  /** The record that came first of each item. */
  readonly firstRecords: Uint32Array
  /** The item of each record. */
  readonly recordItems: Uint32Array
}

/** Records between two rests: about a millisecond. */
const stride = 32

/** Packs records, those that make one item together. */
export function* collectItems(entries: Iterable<SearchEntry | undefined>): Generator<undefined, CollectedItems> {
  // Tables that are made at first need, each in some 30 ms.
  getRegions()
  yield
  splitName('')
  yield
  const vocabulary = createVocabulary()
  yield
  const itemStarts = growingInts()
  const texts = growingBytes()
  const divisions = growingShorts()
  const ranks = growingInts()
  const firstRecords = growingInts()
  const names = createSparseTexts()
  const recordItems = growingInts()
  const records = growingBytes()
  const ids = createSparseTexts()
  const finder = createItemFinder()

  /** The number of an item before the last one, that is being added, and the same. */
  const findSame = (name: string | undefined): number | undefined => {
    const bytes = texts.view()
    const own = bytes.subarray(itemStarts.get(divisions.length - 1))
    const division = divisions.get(divisions.length - 1)
    const isSame = (other: number): boolean =>
      divisions.get(other) === division &&
      isSameBytes(bytes.subarray(itemStarts.get(other), itemStarts.get(other + 1)), own) &&
      sparseText(names.finish(), other) === name
    return finder.findOrAdd(hashBytes(own) ^ division, isSame)
  }

  itemStarts.push(0)
  for (const entry of entries) {
    if (entry === undefined) {
      yield
      continue
    }
    const searchName = toSearchText(entry.name)
    const name = entry.name === searchName ? undefined : entry.name
    const place = getRegions().place(entry.division)
    const division = (place ?? -1) + 1
    const next = divisions.length
    writeTexts(entry, searchName, vocabulary.add, texts.push)
    divisions.push(division)
    const same = findSame(name)
    if (same === undefined) {
      itemStarts.push(texts.length)
      ranks.push(rankOf(entry.successors.length > 0, entry.division, place, searchName.length))
      firstRecords.push(records.length)
      if (name !== undefined) names.add(next, name)
    } else {
      texts.truncate(itemStarts.get(next))
      divisions.truncate(next)
    }
    const form = idForm(entry, division)
    if (form === idForms.other) ids.add(records.length, entry.id)
    records.push(platformIds.indexOf(entry.platform) + form * 32)
    recordItems.push(same ?? next)
    if (records.length % stride === 0) yield
  }
  return {
    ...vocabulary.finish(),
    itemStarts: itemStarts.view(),
    texts: texts.view(),
    divisions: divisions.view(),
    names: names.finish(),
    records: records.view(),
    ids: ids.finish(),
    ranks: ranks.view(),
    firstRecords: firstRecords.view(),
    recordItems: recordItems.view(),
  }
}

function writeTexts(
  { formerNames, successors, organisation }: SearchEntry,
  name: string,
  wordsOf: (text: string) => readonly number[],
  pushByte: (byte: number) => void,
): void {
  const push = (value: number) => pushNumber(pushByte, value)
  const pushWords = (text: string) => {
    for (const word of wordsOf(text)) push(word + firstWord)
  }
  pushWords(name)
  for (const [at, texts] of [formerNames, successors, organisation === undefined ? [] : [organisation]].entries()) {
    for (const [place, text] of texts.entries()) {
      push(place === 0 ? at + 1 : 0)
      pushWords(toSearchText(text))
    }
  }
}

function idForm({ id, platform, name, division }: SearchEntry, place: number): number {
  const plain = `${platform}/${name}`
  if (id === plain) return idForms.plain
  return place > 0 && id === `${plain}@${division}` ? idForms.withDivision : idForms.other
}

function isSameBytes(bytes: Uint8Array, others: Uint8Array): boolean {
  if (bytes.length !== others.length) return false
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] !== others[at]) return false
  return true
}

/** FNV-1a, with its upper bits mixed into the lower, which choose a place. */
function hashBytes(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
}
