import table from 'virtual:yibu/readings'
import offices from './offices.txt?raw'
import type { Packed } from './growing'
import type { PartData } from './part'
import type { Places } from './places'
import type { SearchData } from './search-data'
import { packedDivisions } from '../text/divisions'

/** Names what buffers of this version of the extension look like: no other can read them. */
export function searchFormat(): string {
  return signature().join('-')
}

/** One buffer, to be stored. Numbers stand in it as this machine writes them: it is not for travelling. */
export function encodeSearchData({ base, recent, removed }: SearchData): ArrayBuffer {
  const arrays = [...listArrays(base), ...listArrays(recent), removed]
  const head = [...signature(), ...arrays.map(({ byteLength }) => byteLength)]
  const size = arrays.reduce((sum, { byteLength }) => sum + padded(byteLength), head.length * 4)
  const buffer = new ArrayBuffer(size)
  new Uint32Array(buffer, 0, head.length).set(head)
  let at = head.length * 4
  for (const array of arrays) {
    new Uint8Array(buffer, at).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    at += padded(array.byteLength)
  }
  return buffer
}

/**
 * Opens a stored buffer without copying it. Undefined when another version of the extension wrote it, or with other
 * tables: then it has to be built anew.
 */
export function decodeSearchData(buffer: ArrayBuffer): SearchData | undefined {
  const signed = signature()
  const headLength = signed.length + 2 * arraysOfPart + 1
  if (buffer.byteLength < headLength * 4) return undefined
  const head = new Uint32Array(buffer, 0, headLength)
  if (signed.some((value, at) => head[at] !== value)) return undefined
  let at = headLength * 4
  let place = signed.length
  const next = <Numbers extends Packed>(Kind: Kind<Numbers>): Numbers => {
    const bytes = head[place] ?? 0
    const array = new Kind(buffer, at, bytes / Kind.BYTES_PER_ELEMENT)
    place += 1
    at += padded(bytes)
    return array
  }
  const lengths = head.subarray(signed.length)
  if (lengths.reduce((sum, bytes) => sum + padded(bytes), at) !== buffer.byteLength) return undefined
  return { base: readPart(next), recent: readPart(next), removed: next(Uint8Array) }
}

type Kind<Numbers extends Packed> = {
  new (buffer: ArrayBuffer, start: number, length: number): Numbers
  readonly BYTES_PER_ELEMENT: number
}

/** As many as `listArrays` gives of a part. */
const arraysOfPart = 41

function listArrays(part: PartData): readonly Packed[] {
  const { names, ids } = part
  return [
    part.symbolCodes,
    part.symbolReadings,
    part.readingStarts,
    part.readings,
    part.wordStarts,
    part.wordSymbols,
    part.officeStarts,
    part.officeWords,
    part.regionCodes,
    part.regionParents,
    part.isRegionOneWord,
    part.namesByWord,
    part.nameRegions,
    part.nameStarts,
    part.nameWords,
    part.callOffices,
    part.isBroadCall,
    part.callStarts,
    part.callWords,
    part.itemStarts,
    part.texts,
    part.divisions,
    part.recordStarts,
    part.records,
    names.keys,
    names.starts,
    names.bytes,
    ids.keys,
    ids.starts,
    ids.bytes,
    part.listKeys,
    part.listStarts,
    part.listBytes,
    ...listPlaces(part.beginnings),
    ...listPlaces(part.insides),
  ]
}

function listPlaces({ starts, words, offsets, common }: Places): readonly Packed[] {
  return [starts, words, offsets, common]
}

/** Gives array after array of a buffer. */
type Next = <Numbers extends Packed>(kind: Kind<Numbers>) => Numbers

function readPart(next: Next): PartData {
  return {
    symbolCodes: next(Uint32Array),
    symbolReadings: next(Uint8Array),
    readingStarts: next(Uint32Array),
    readings: next(Uint16Array),
    wordStarts: next(Uint32Array),
    wordSymbols: next(Uint16Array),
    officeStarts: next(Uint32Array),
    officeWords: next(Uint32Array),
    regionCodes: next(Uint32Array),
    regionParents: next(Uint16Array),
    isRegionOneWord: next(Uint8Array),
    namesByWord: next(Uint32Array),
    nameRegions: next(Uint16Array),
    nameStarts: next(Uint32Array),
    nameWords: next(Uint32Array),
    callOffices: next(Uint8Array),
    isBroadCall: next(Uint8Array),
    callStarts: next(Uint32Array),
    callWords: next(Uint32Array),
    itemStarts: next(Uint32Array),
    texts: next(Uint8Array),
    divisions: next(Uint16Array),
    recordStarts: next(Uint32Array),
    records: next(Uint8Array),
    names: { keys: next(Uint32Array), starts: next(Uint32Array), bytes: next(Uint8Array) },
    ids: { keys: next(Uint32Array), starts: next(Uint32Array), bytes: next(Uint8Array) },
    listKeys: next(Uint32Array),
    listStarts: next(Uint32Array),
    listBytes: next(Uint8Array),
    beginnings: readPlaces(next),
    insides: readPlaces(next),
  }
}

function readPlaces(next: Next): Places {
  return { starts: next(Uint32Array), words: next(Uint32Array), offsets: next(Uint8Array), common: next(Uint8Array) }
}

/** Arrays of any kind begin at multiples of four. */
function padded(bytes: number): number {
  return (bytes + 3) & ~3
}

/** Raised with every change of the format, and of how names are divided into words or regions are called. */
const formatVersion = 4

/**
 * Numbers of words, regions and offices mean something only with the tables they were made from. These are taken as they
 * are packed: to unpack them takes longer than to read all that is stored.
 */
function signature(): readonly number[] {
  return [0x79_69_62_75, formatVersion, hash([table, offices, ...packedDivisions])]
}

let hashed: number | undefined

/** FNV-1a over UTF-16 units. */
function hash(texts: readonly string[]): number {
  if (hashed !== undefined) return hashed
  let value = 0x811c9dc5
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  }
  hashed = value >>> 0
  return hashed
}
