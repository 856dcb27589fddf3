import { selectAll } from './dom'

const SOURCE_LIMIT = 8_000_000
const LINE_LIMIT = 100_000
const OBJECT_LIMIT = 1_000_000

/**
 * Those of the page's own scripts that hold something, as text; at most 8 million characters are looked at. Pages have
 * megabytes of scripts that are of no use here: one look at each costs a third of one for each name sought.
 */
export function readSources(document: Document, holding: RegExp): readonly string[] {
  let left = SOURCE_LIMIT
  const sources: string[] = []
  for (const script of selectAll(document, 'script:not([src])')) {
    const source = script.textContent ?? ''
    if (source.length > left) continue
    left -= source.length
    if (holding.test(source)) sources.push(source)
  }
  return sources
}

/**
 * What `accept` makes of the first text that it takes among those `var <name> = "…" || "…"` gives, in all scripts. What
 * only looks like it inside another text is passed over: titles and summaries are written by anybody.
 */
export function findDeclared<Value>(
  sources: readonly string[],
  name: string,
  accept: (text: string) => Value | undefined,
): Value | undefined {
  for (const source of sources) {
    for (const prefix of ['var ', 'window.']) {
      const head = prefix + name
      for (let at = source.indexOf(head); at >= 0; at = source.indexOf(head, at + head.length)) {
        for (const text of readAlternatives(source, at + head.length)) {
          const value = accept(text)
          if (value !== undefined && isCode(source, at)) return value
        }
      }
    }
  }
  return undefined
}

/**
 * The texts that stand under `keys` at the top of the object literal that opens at `start`: `nick_name: JsDecode('…')`,
 * the first of each. Objects inside it are of other things.
 */
export function readTopTexts(source: string, start: number, keys: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const within = source.slice(start, start + OBJECT_LIMIT)
  let depth = 0
  for (const [, key = '', literal, open, close] of within.matchAll(objectTokens)) {
    if (open) depth++
    if (close && --depth === 0) break
    if (!literal || depth !== 1 || !keys.includes(key) || found.has(key)) continue
    const text = decodeLiteral(literal)
    if (text) found.set(key, text)
    if (found.size === keys.length) break
  }
  return found
}

const doubled = String.raw`"[^"\\]*(?:\\.[^"\\]*)*"`
const single = String.raw`'[^'\\]*(?:\\.[^'\\]*)*'`
const literal = `(${doubled}|${single})`
const objectTokens = new RegExp(String.raw`(?:([\w$]+)\s*:\s*(?:\w+\(\s*)?)?${literal}|([{[])|([}\]])`, 'gs')
const assignment = /\s*=(?!=)/y
/** One of the texts after it, `htmlDecode("…")`, and the `||` before the next. */
const alternative = new RegExp(String.raw`\s*(?:\w+\(\s*)?${literal}\s*\)?\s*(?:\|\|)?`, 'y')

function readAlternatives(source: string, from: number): readonly string[] {
  const texts: string[] = []
  assignment.lastIndex = from
  if (!assignment.test(source)) return texts
  alternative.lastIndex = assignment.lastIndex
  for (let match = alternative.exec(source); match !== null && texts.length < 5; match = alternative.exec(source)) {
    texts.push(decodeLiteral(match[1] ?? ''))
  }
  return texts
}

/** Whether what stands at `at` is code: no text or comment of its line holds it. Texts do not span lines. */
function isCode(source: string, at: number): boolean {
  const line = source.lastIndexOf('\n', at - 1) + 1
  if (at - line > LINE_LIMIT) return false
  return !/["'`]|\/[/*]/.test(source.slice(line, at).replaceAll(new RegExp(literal, 'g'), ''))
}

/** A string literal's text: script escapes first, which WeChat's own functions may undo twice, then entities. */
function decodeLiteral(quoted: string): string {
  return decodeEntities(decodeEscapes(decodeEscapes(quoted.slice(1, -1))))
}

function decodeEscapes(text: string): string {
  return text.replaceAll(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]{1,6})\}|([^xu]))/gis,
    (all: string, ...[byte, unit, point, char]: (string | undefined)[]) => {
      if (char !== undefined) return escapes[char] ?? char
      const code = Number.parseInt(byte ?? unit ?? point ?? '', 16)
      return code <= 0x10_ffff ? String.fromCodePoint(code) : all
    },
  )
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ', v: ' ', 0: '' }

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (all, hex, decimal, name) => {
      if (name) return entities[String(name).toLowerCase()] ?? all
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10_ffff ? String.fromCodePoint(code) : all
    },
  )
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}
