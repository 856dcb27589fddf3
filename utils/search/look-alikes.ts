import table from './look-alikes.txt?raw'

let byCode: ReadonlyMap<number, readonly number[]> | undefined

/** Characters of the names of places that are taken for a character, or it for them. From `look-alikes.txt`. */
export function lookAlikes(code: number): readonly number[] {
  byCode ??= parse()
  return byCode.get(code) ?? none
}

const none: readonly number[] = []

function parse(): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>()
  for (const line of table.split(/\r?\n/)) {
    const group = Array.from(line.replace(/#.*/, '').trim(), (character) => character.codePointAt(0) ?? 0)
    for (const code of group) {
      const others = group.filter((other) => other !== code)
      found.set(code, [...(found.get(code) ?? []), ...others])
    }
  }
  return found
}
