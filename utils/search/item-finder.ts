import { growingInts } from './growing'

/** Finds what is the same among things that are numbered as they come, by hashes: 12 to 20 bytes each. */
export interface ItemFinder {
  /** The number of a thing that is the same; undefined where there is none, and then this one is given the next number. */
  findOrAdd(hash: number, isSame: (other: number) => boolean): number | undefined
}

export function createItemFinder(): ItemFinder {
  const hashes = growingInts()
  /** Numbers plus one, at the place their hash gives or behind it; never more than half full. */
  let places = new Uint32Array(1024)

  const placeOf = (hash: number, isMeant: (other: number) => boolean): number => {
    for (let place = hash & (places.length - 1); ; place = (place + 1) & (places.length - 1)) {
      const taken = places[place] ?? 0
      if (taken === 0 || isMeant(taken - 1)) return place
    }
  }

  const grow = () => {
    places = new Uint32Array(places.length * 2)
    for (let item = 0; item < hashes.length; item += 1) places[placeOf(hashes.get(item), () => false)] = item + 1
  }

  return {
    findOrAdd(hash, isSame) {
      const place = placeOf(hash, (other) => hashes.get(other) === hash >>> 0 && isSame(other))
      const taken = places[place] ?? 0
      if (taken > 0) return taken - 1
      hashes.push(hash)
      places[place] = hashes.length
      if (hashes.length * 2 > places.length) grow()
      return undefined
    },
  }
}
