import { type AccountKey, closureKeys, firstBits, hashKey, homeKey } from '../match/keys'
import type { FiledRecord } from '../model/closure'

/**
 * Ways to records from their further keys: pairs of 32-bit hashes, that of the key and that of the home key under which
 * the record is filed. Two keys can have one hash: what is found has to be looked at. A million records have some two
 * million pairs; as texts they would be ten times as large.
 */
export type Pointers = Uint32Array<ArrayBuffer>

/** The pairs of a record, flat. */
export function pointersOf(record: FiledRecord, home: AccountKey = homeKey(record)): readonly number[] {
  const homeHash = hashKey(home)
  const pairs: number[] = []
  for (const key of closureKeys(record, home)) pairs.push(hashKey(key), homeHash)
  return pairs
}

/** Hashes of the home keys that the hash of a key leads to. */
export function homesOf(pointers: Pointers = none, keyHash: number): readonly number[] {
  const homes: number[] = []
  for (let at = 0; at < pointers.length; at += 2) {
    const home = pointers[at + 1]
    if (pointers[at] === keyHash && home !== undefined) homes.push(home)
  }
  return homes
}

const none: Pointers = new Uint32Array()

/** Some pairs with others added; every pair is kept as often as it was given, for several records may share it. */
export function addPairs(pointers: Pointers = none, pairs: readonly number[]): Pointers {
  const joined = new Uint32Array(pointers.length + pairs.length)
  joined.set(pointers)
  joined.set(pairs, pointers.length)
  return joined
}

/** Some pairs without others, each taken out once. */
export function removePairs(pointers: Pointers = none, pairs: readonly number[]): Pointers {
  const left = Array.from(pointers)
  for (let pair = 0; pair < pairs.length; pair += 2) {
    for (let at = 0; at < left.length; at += 2) {
      if (left[at] !== pairs[pair] || left[at + 1] !== pairs[pair + 1]) continue
      left.splice(at, 2)
      break
    }
  }
  return Uint32Array.from(left)
}

/** Pairs sorted into the 2^bits buckets that the first bits of their keys' hashes choose. */
export function splitPairs(pairs: readonly number[], bits: number): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>()
  for (let at = 0; at < pairs.length; at += 2) {
    const [key = 0, home = 0] = [pairs[at], pairs[at + 1]]
    const bucket = firstBits(key, bits)
    const group = groups.get(bucket)
    if (group === undefined) groups.set(bucket, [key, home])
    else group.push(key, home)
  }
  return groups
}
