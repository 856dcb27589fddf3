import table from 'virtual:yibu/simplified'

/** Writes traditional characters as simplified ones (OpenCC's first choice) and 帐 as 账, character by character. */
export function simplify(text: string): string {
  let simplified = ''
  /** Up to here the text stands in `simplified`. */
  let written = 0
  for (let index = 0; index < text.length;) {
    const code = text.codePointAt(index) ?? 0
    const next = index + (code > 0xffff ? 2 : 1)
    const simple = simplifyCode(code)
    if (simple !== code) {
      simplified += text.slice(written, index) + String.fromCodePoint(simple)
      written = next
    }
    index = next
  }
  return written === 0 ? text : simplified + text.slice(written)
}

/**
 * What each code point of the BMP is written as, once asked; 0 before. The table is searched, not unpacked: a worker that
 * was started for one name has no time for 4,000 characters, and one that takes a million names in asks for each but once.
 */
let known: Uint16Array | undefined

function simplifyCode(code: number): number {
  if (code < firstCode) return code
  known ??= new Uint16Array(1 << 16)
  const remembered = known[code] ?? 0
  if (remembered > 0) return remembered
  const simple = search(code)
  if (code <= 0xffff && simple <= 0xffff) known[code] = simple
  return simple
}

/** CJK begins here, the radicals included: nothing before it is traditional. */
const firstCode = 0x2e80

const rowLength = 6

function search(code: number): number {
  let low = 0
  let high = table.length / rowLength
  while (low < high) {
    const middle = (low + high) >> 1
    const found = codeAt(middle * rowLength)
    if (found === code) return codeAt(middle * rowLength + 3)
    if (found < code) low = middle + 1
    else high = middle
  }
  return code
}

function codeAt(at: number): number {
  return (digitAt(at) << 12) | (digitAt(at + 1) << 6) | digitAt(at + 2)
}

function digitAt(at: number): number {
  return table.charCodeAt(at) - 48
}
