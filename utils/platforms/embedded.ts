import { attempt, selectAll } from './dom'

/** A JSON object found in a page: nothing about its values is known. */
export type Fields = Readonly<Record<string, unknown>>

const SCAN_LIMIT = 2_000_000
const OBJECT_LIMIT = 100_000
const KEY_LIMIT = 40
const MENTION_LIMIT = 2000

/**
 * The inline scripts that fit `selector` as plain text: percent-encoded data decoded, and Douyin's streamed chunks
 * (`self.__pace_f.push([1,"…"])`, which split JSON anywhere) joined. At most 2 MB of source is looked at.
 */
export function readScripts(document: Document, selector: string): readonly string[] {
  const texts: string[] = []
  let streamed = ''
  let left = SCAN_LIMIT
  for (const script of selectAll(document, selector)) {
    const source = script.textContent ?? ''
    if (source.length > left) continue
    left -= source.length
    if (source.includes('__pace_f.push(')) streamed += decodeChunks(source)
    else texts.push(attempt(() => (/^\s*%/.test(source) ? decodeURIComponent(source) : source), ''))
  }
  return [streamed, ...texts]
}

/** The innermost JSON object that has `value` under a key that fits (`"id":"` is what stands before it) and `isWanted`. */
export function findObject(
  texts: readonly string[],
  value: string,
  key: RegExp,
  isWanted: (fields: Fields) => boolean,
): Fields | undefined {
  for (const text of texts) {
    let tries = 0
    let mentions = 0
    for (let at = text.indexOf(value); at >= 0 && tries < 20; at = text.indexOf(value, at + value.length)) {
      if (++mentions > MENTION_LIMIT) break
      // Links and other people's lists mention it too: those are not even parsed.
      if (!key.test(text.slice(Math.max(0, at - KEY_LIMIT), at))) continue
      tries++
      const found = findAround(text, at, isWanted)
      if (found) return found
    }
  }
  return undefined
}

/** The source of the JSON object that opens at `start`; undefined when it does not close within reach. */
export function sliceObject(text: string, start: number): string | undefined {
  const within = text.slice(start, start + OBJECT_LIMIT)
  // Only what opens, closes or quotes matters; what is quoted is passed over whole.
  const marks = /[{}]|"[^"\\]*(?:\\.[^"\\]*)*"?/gs
  let depth = 0
  for (let mark = marks.exec(within); mark !== null; mark = marks.exec(within)) {
    if (mark[0] === '{') depth++
    else if (mark[0] === '}' && --depth === 0) return within.slice(0, mark.index + 1)
  }
  return undefined
}

export function parseFields(json: string | undefined): Fields | undefined {
  // What is plainly no JSON is not tried: an exception makes V8 go through the whole script once more for its stack.
  if (json === undefined || !/^\{\s*(?:"|\})/.test(json)) return undefined
  const value: unknown = attempt(() => JSON.parse(json), undefined)
  return isFields(value) ? value : undefined
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text or a whole number as text; undefined for what is neither, or empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined
  return Number.isSafeInteger(value) ? String(value) : undefined
}

/** Walks outwards from `at`, over closed neighbours, to the objects that enclose it. */
function findAround(text: string, at: number, isWanted: (fields: Fields) => boolean): Fields | undefined {
  let closed = 0
  let tries = 0
  let opens = text.lastIndexOf('{', at)
  let closes = text.lastIndexOf('}', at)
  while (opens >= 0 && Math.max(opens, closes) > at - OBJECT_LIMIT && tries < 4) {
    if (closes > opens) {
      closed++
      closes = before(text, '}', closes)
      continue
    }
    if (closed > 0) {
      closed--
    } else {
      tries++
      const fields = parseFields(sliceObject(text, opens))
      if (fields && isWanted(fields)) return fields
    }
    opens = before(text, '{', opens)
  }
  return undefined
}

function before(text: string, mark: string, at: number): number {
  return at === 0 ? -1 : text.lastIndexOf(mark, at - 1)
}

function decodeChunks(source: string): string {
  let decoded = ''
  let at = source.indexOf('__pace_f.push(')
  while (at >= 0) {
    const start = source.indexOf('"', at)
    if (start < 0) return decoded
    let end = start + 1
    while (end < source.length && source[end] !== '"') end += source[end] === '\\' ? 2 : 1
    const literal = source.slice(start, end + 1)
    decoded += attempt(() => String(JSON.parse(toJsonString(literal))), '')
    at = source.indexOf('__pace_f.push(', end)
  }
  return decoded
}

/** A script's string literal may hold escapes JSON does not know: `\x3c` and `\'`. */
function toJsonString(literal: string): string {
  if (!/\\[x']/i.test(literal)) return literal
  return literal.replaceAll(/\\(?:x([\da-f]{2})|.)/gi, (escape: string, hex?: string) => {
    if (hex) return `\\u00${hex}`
    return escape === "\\'" ? "'" : escape
  })
}
