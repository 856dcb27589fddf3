import type { SearchEntry } from './entry'
import { readNumber } from './numbers'
import type { WordPlaces } from './places'
import type { Postings } from './postings'
import { type SparseTexts, sparseText } from './sparse-texts'
import type { VocabularyData } from './vocabulary'
import { type PlatformId, platformIds } from '../model/platform'

/**
 * Records made searchable, packed. Records of one office that only differ in their platform are one item; items stand in
 * the order in which equals are shown.
 */
export interface PartData extends ItemTable, Postings, WordPlaces {
  /** Where the records of an item begin; one more at the end. */
  readonly recordStarts: Uint32Array
}

/** Items and their records, in whatever order. */
export interface ItemTable extends VocabularyData {
  /** Where an item begins in `texts`; one more at the end. */
  readonly itemStarts: Uint32Array
  /**
   * The texts of each item: its name, then by field its former names, successors and organisation. Packed numbers:
   * 0 parts two texts of one field, 1 to 3 begin a field, from 4 on it is a word.
   */
  readonly texts: Uint8Array
  /** The place of each item's division plus one; 0 for none. */
  readonly divisions: Uint16Array
  /** The place of the record's platform, and 32 × how its id is written. */
  readonly records: Uint8Array
  /** Names of items that are written otherwise than they are searched. */
  readonly names: SparseTexts
  /** Ids of records that cannot be told from platform, name and division. */
  readonly ids: SparseTexts
}

/** Fields of an item, in the order of their numbers in `texts`. */
export const fields = ['name', 'former-name', 'successor', 'organisation'] as const

export const firstWord = 4

/** How the id of a record is made: `douyin/临淄交警`, `douyin/临淄交警@370305`, or otherwise. */
export const idForms = { plain: 0, withDivision: 1, other: 2 } as const

/** The texts of an item by field, in their search form. */
export function itemTexts(part: ItemTable, item: number): readonly (readonly string[])[] {
  return itemWords(part, item).map((texts) => texts.map((words) => words.map((word) => wordText(part, word)).join('')))
}

/** The same as the words they are made of. */
export function itemWords(part: ItemTable, item: number): readonly (readonly (readonly number[])[])[] {
  const texts: number[][][] = [[[]], [], [], []]
  let field = 0
  const end = part.itemStarts[item + 1] ?? 0
  for (const place = { at: part.itemStarts[item] ?? 0 }; place.at < end;) {
    const value = readNumber(part.texts, place)
    if (value < firstWord) {
      field = value === 0 ? field : value
      texts[field]?.push([])
    } else texts[field]?.at(-1)?.push(value - firstWord)
  }
  return texts
}

/** The name in its search form, and whether the records lead anywhere. */
export function itemGist(part: ItemTable, item: number): { readonly name: string; readonly leads: boolean } {
  const end = part.itemStarts[item + 1] ?? 0
  let name = ''
  let isName = true
  for (const place = { at: part.itemStarts[item] ?? 0 }; place.at < end;) {
    const value = readNumber(part.texts, place)
    if (value === 2) return { name, leads: true }
    if (value < firstWord) isName = false
    else if (isName) name += wordText(part, value - firstWord)
  }
  return { name, leads: false }
}

export function wordText({ wordStarts, wordSymbols, symbolCodes }: VocabularyData, word: number): string {
  const end = wordStarts[word + 1] ?? 0
  let text = ''
  for (let at = wordStarts[word] ?? 0; at < end; at += 1)
    text += String.fromCodePoint(symbolCodes[wordSymbols[at] ?? 0] ?? 0)
  return text
}

export function itemName(part: ItemTable, item: number): string {
  return sparseText(part.names, item) ?? itemGist(part, item).name
}

export function itemDivision({ divisions, regionCodes }: ItemTable, item: number): string | undefined {
  const code = regionCodes[(divisions[item] ?? 0) - 1]
  return code === undefined ? undefined : String(code)
}

export function recordPlatform({ records }: ItemTable, record: number): PlatformId {
  const platform = platformIds[(records[record] ?? 0) & 31]
  if (platform === undefined) throw new Error(`record ${record} has no platform`)
  return platform
}

export function recordId(part: ItemTable, item: number, record: number): string {
  const form = (part.records[record] ?? 0) >> 5
  if (form === idForms.other) return sparseText(part.ids, record) ?? ''
  const plain = `${recordPlatform(part, record)}/${itemName(part, item)}`
  return form === idForms.plain ? plain : `${plain}@${itemDivision(part, item)}`
}

/** What a record was made from, as far as it is searched: texts in their search form, but for the name. */
export function recordEntry(part: PartData, item: number, record: number): SearchEntry {
  const [, formerNames = [], successors = [], organisations = []] = itemTexts(part, item)
  const division = itemDivision(part, item)
  const [organisation] = organisations
  return {
    id: recordId(part, item, record),
    platform: recordPlatform(part, record),
    name: itemName(part, item),
    formerNames,
    successors,
    ...(organisation !== undefined && { organisation }),
    ...(division !== undefined && { division }),
  }
}

export function isRemoved(removed: Uint8Array, record: number): boolean {
  return ((removed[record >> 3] ?? 0) & (1 << (record & 7))) !== 0
}
