import pairs from 'virtual:yibu/simplified'

/** Writes traditional characters as simplified ones (OpenCC's first choice) and 帐 as 账, character by character. */
export function simplify(text: string): string {
  table ??= unpack(pairs)
  let simplified = ''
  for (const character of text) simplified += table.get(character) ?? character
  return simplified
}

/** Unpacked at first use: most page views never need it. */
let table: ReadonlyMap<string, string> | undefined

function unpack(packed: string): ReadonlyMap<string, string> {
  const characters = [...packed]
  const unpacked = new Map<string, string>()
  for (let index = 0; index + 1 < characters.length; index += 2) {
    unpacked.set(characters[index] ?? '', characters[index + 1] ?? '')
  }
  return unpacked
}
