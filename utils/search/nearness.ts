import type { Nearness } from './find-items'
import { addItem, createItemSet } from './item-set'
import type { PartData } from './part'

/** 0 in the same county, 1 in the same city, 2 in the same province; that anywhere else. */
export const far = 3

/** What of a part lies near a division, given by its GB/T 2260 code; undefined where nothing does. */
export function findNear({ divisions, itemStarts, regionCodes }: PartData, near: string): Nearness | undefined {
  const farness = measureRegions(regionCodes, near)
  if (farness.every((one) => one === far)) return undefined
  const farnessOf = (item: number) => farness[divisions[item] ?? 0] ?? far
  const items = createItemSet(itemStarts.length - 1)
  for (let item = 0; item < divisions.length; item += 1) if (farnessOf(item) < far) addItem(items, item)
  return { items, farness: farnessOf }
}

/** By the place of a division plus one. */
function measureRegions(codes: Uint32Array, near: string): Uint8Array {
  // What a code does not tell is not shared: near a province is what has its first two digits.
  const told = near.replace(/(?:00)+$/, '')
  const measured = new Uint8Array(codes.length + 1).fill(far)
  for (const [place, code] of codes.entries()) {
    const level = [6, 4, 2].findIndex(
      (digits) => told.length >= digits && String(code).startsWith(told.slice(0, digits)),
    )
    if (level >= 0) measured[place + 1] = level
  }
  return measured
}
