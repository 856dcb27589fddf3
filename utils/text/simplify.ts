import { unpackText } from './packed'
import packed from 'virtual:yibu/simplified'

/** Writes traditional characters as simplified ones (OpenCC's first choice) and 帐 as 账, character by character. */
export function simplify(text: string): string {
  table ??= unpack(unpackText(packed))
  let simplified = ''
  /** Up to here the text stands in `simplified`. */
  let written = 0
  for (let index = 0; index < text.length; index += 1) {
    const simple = table.near[text.charCodeAt(index)] ?? 0
    if (simple === 0) continue
    if (simple !== far) {
      simplified += text.slice(written, index) + String.fromCharCode(simple)
      written = index + 1
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(index) ?? 0)
    const simpler = table.far.get(character)
    if (simpler === undefined) continue
    simplified += text.slice(written, index) + simpler
    written = index + character.length
    index = written - 1
  }
  return written === 0 ? text : simplified + text.slice(written)
}

/**
 * By the unit of UTF-16 a character begins with: what it is written as; 0 itself; `far` when it or its simplified form
 * takes two units and stands in the other table. An array, for a million names go through here when a list comes in.
 */
interface Table {
  readonly near: Uint16Array
  readonly far: ReadonlyMap<string, string>
}

const far = 1

/** Unpacked at first use: most page views never need it. */
let table: Table | undefined

function unpack(pairs: string): Table {
  const near = new Uint16Array(1 << 16)
  const others = new Map<string, string>()
  for (let index = 0; index < pairs.length;) {
    const from = pairs.codePointAt(index) ?? 0
    index += lengthOf(from)
    const to = pairs.codePointAt(index) ?? 0
    index += lengthOf(to)
    if (from <= 0xffff && to <= 0xffff) {
      near[from] = to
    } else {
      const character = String.fromCodePoint(from)
      near[character.charCodeAt(0)] = far
      others.set(character, String.fromCodePoint(to))
    }
  }
  return { near, far: others }
}

function lengthOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1
}
