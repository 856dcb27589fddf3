import { isNounToken } from './nouns'
import { closingTags } from './sentences'
import type { Token } from './tokens'

/**
 * Turns tables that were pasted as text into sentences: `账号名称:甲 平台:抖音 处置方式:注销`, or a line of headings and a
 * line for each account. Where no cell says what happens, what stands above the table does: 拟注销账号公示. Everything
 * else stays as it is. Every token is looked at a bounded number of times.
 */
export function joinTables(tokens: readonly Token[], text: string): readonly Token[] {
  const joined: Token[] = []
  /** 拟注销, said last before the table. */
  let said: readonly Token[] = []
  /** What was read up to here is no table; nothing is looked at twice. */
  let passed = 0
  for (let index = 0; index < tokens.length;) {
    const read = index < passed ? undefined : readTable(tokens, index, text)
    const sentences = read?.records.flatMap((record) => toSentence(record, said) ?? []) ?? []
    if (read !== undefined && sentences.length > 0) {
      joined.push(...sentences)
      index = read.next
      continue
    }
    if (read !== undefined) passed = read.next
    const token = tokens[index]
    if (token === undefined) break
    if (isClosing(token)) said = isFuture(tokens[index - 1]) ? between(tokens, index - 1, index + 1) : [token]
    joined.push(token)
    index += 1
  }
  return joined
}

type Kind = 'name' | 'place' | 'deed' | 'date' | 'other'

interface Cell {
  readonly kind: Kind
  /** What a cell's heading says itself: 关停时间. */
  readonly label: readonly Token[]
  readonly value: readonly Token[]
}

interface Table {
  readonly records: readonly (readonly Cell[])[]
  readonly next: number
}

/** A name, where it is, and what happens to it, as somebody would have said it; the other cells after it. */
function toSentence(record: readonly Cell[], said: readonly Token[]): readonly Token[] | undefined {
  const valueOf = (kind: Kind) => record.find((cell) => cell.kind === kind)?.value
  const name = valueOf('name')
  const [first, last] = [name?.[0], name?.at(-1)]
  if (name === undefined || first === undefined || last === undefined) return undefined
  const span = { from: first.from, to: last.to }
  const [only] = name
  const named: Token = only?.kind === 'name' && name.length === 1 ? only : { kind: 'name', parts: [span], ...span }
  const place = record.flatMap(({ kind, value }) => (kind === 'place' ? value.filter(isNounToken) : []))
  const deed = valueOf('deed')?.filter((token) => token.kind === 'word')
  const verbs = deed ?? said
  const staysOpen = deed !== undefined && !deed.some((token) => isClosing(token) || isKeeping(token))
  if (verbs.length === 0 || staysOpen || place.length === 0) return undefined
  const when = record.filter((cell) => cell.kind === 'date' && cell.label.some(isClosing)).flatMap(({ value }) => value)
  const rest = record.filter(({ kind, label }) => kind === 'other' || (kind === 'date' && !label.some(isClosing)))
  return [
    endOf(first.from),
    named,
    ...place,
    ...when.filter(({ kind }) => kind === 'date'),
    ...verbs,
    endOf(last.to),
    ...rest.flatMap(({ label, value }) => [...label, ...value, endOf(value.at(-1)?.to ?? 0)]),
  ]
}

function endOf(at: number): Token {
  return { kind: 'mark', mark: 'sentence', from: at, to: at }
}

function isClosing(token: Token): boolean {
  return token.kind === 'word' && closingTags.has(token.tag)
}

function isKeeping(token: Token): boolean {
  return token.kind === 'word' && (token.tag === 'keep' || token.tag === 'carryOn')
}

function isFuture(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.tag === 'future'
}

function readTable(tokens: readonly Token[], from: number, text: string): Table | undefined {
  // Nearly every token begins neither.
  const isField = colonOf(tokens, skipMarks(tokens, from), text) !== undefined
  return isField ? readFields(tokens, from, text) : readRows(tokens, from, text)
}

/** Fields that follow one another, from a label on; a label that comes again begins the next record. */
function readFields(tokens: readonly Token[], from: number, text: string): Table {
  const records: Cell[][] = [[]]
  const seen = new Set<string>()
  let next = from
  while (next < tokens.length && records.length <= mostRecords) {
    const start = skipMarks(tokens, next)
    const colon = colonOf(tokens, start, text)
    if (colon === undefined) break
    const label = between(tokens, start, colon)
    const words = text.slice(label[0]?.from, label.at(-1)?.to)
    const end = endOfValue(tokens, colon + 1, text)
    if (seen.has(words)) {
      records.push([])
      seen.clear()
    }
    seen.add(words)
    records.at(-1)?.push({ kind: kindOf(words), label, value: between(tokens, colon + 1, end) })
    next = end
  }
  const isTable = records.some((cells) => cells.length > 1 && cells.some(({ kind }) => kind === 'name'))
  return { records: isTable ? records : [], next }
}

const mostRecords = 300

/** 1. 、; and the like between two fields. */
function skipMarks(tokens: readonly Token[], from: number): number {
  let next = from
  for (; next < from + 4; next += 1) {
    const token = tokens[next]
    const isBetween = token?.kind === 'number' || (token?.kind === 'mark' && separating.has(token.mark))
    if (!isBetween) break
  }
  return next
}

const separating: ReadonlySet<string> = new Set(['sentence', 'clause', 'list'])

/** The colon after the label that begins at a token. */
function colonOf(tokens: readonly Token[], from: number, text: string): number | undefined {
  const [before, first] = [tokens[from - 1], tokens[from]]
  if (first === undefined || (before?.to === first.from && before.kind !== 'mark' && before.kind !== 'number'))
    return undefined
  for (let index = from; index < from + longestLabel; index += 1) {
    const token = tokens[index]
    if (token?.kind === 'mark') {
      const isLabel = token.mark === 'colon' && index > from && token.from - first.from <= mostLabelSigns
      return isLabel ? index : undefined
    }
    if (token === undefined || token.kind === 'name' || token.kind === 'date') return undefined
    // 公示如下:
    if (token.kind === 'word' && token.tag === 'following') return undefined
    if (index > from && text[token.from - 1] === ' ') return undefined
  }
  return undefined
}

const longestLabel = 7

const mostLabelSigns = 12

function endOfValue(tokens: readonly Token[], from: number, text: string): number {
  let next = from
  for (; next < tokens.length && next < from + longestValue; next += 1) {
    const token = tokens[next]
    if (token?.kind === 'mark' && separating.has(token.mark)) {
      if (token.mark === 'sentence' || colonOf(tokens, next + 1, text) !== undefined) return next
    } else if (next > from && text[(token?.from ?? 0) - 1] === ' ' && colonOf(tokens, next, text) !== undefined)
      return next
  }
  return next
}

const longestValue = 40

function kindOf(label: string): Kind {
  if (/(?:时间|日期)$/.test(label)) return 'date'
  if (/(?:方式|意见|结果|措施|处置|处理|状态|情况)$/.test(label)) return 'deed'
  if (/(?:平台|类型|类别|渠道|平台名称)$/.test(label)) return 'place'
  return /(?:名称|账号|账号名|全称)$/.test(label) && !/单位|机构|主体|部门|公司|企业|项目|主办|负责/.test(label)
    ? 'name'
    : 'other'
}

/** 序号 账号名称 平台 处理意见, and lines with as many cells under it. */
function readRows(tokens: readonly Token[], from: number, text: string): Table | undefined {
  if (from > 0 && !isLineBreak(tokens[from - 1], text)) return undefined
  const head = readLine(tokens, from, text)
  const kinds = head.cells.map((cell) => kindOf(text.slice(cell[0]?.from, cell.at(-1)?.to)))
  if (kinds.length < 2 || !kinds.includes('name') || !(kinds.includes('place') || kinds.includes('deed')))
    return undefined
  const records: (readonly Cell[])[] = []
  let next = head.next
  while (next < tokens.length && records.length < mostRecords) {
    const row = readLine(tokens, next + 1, text)
    if (row.cells.length !== kinds.length) break
    records.push(row.cells.map((value, index) => ({ kind: kinds[index] ?? 'other', label: [], value })))
    next = row.next
  }
  return { records, next }
}

function between(tokens: readonly Token[], from: number, to: number): readonly Token[] {
  const held: Token[] = []
  for (let index = from; index < to; index += 1) {
    const token = tokens[index]
    if (token !== undefined) held.push(token)
  }
  return held
}

/** Cells up to the end of a line, parted by spaces. */
function readLine(tokens: readonly Token[], from: number, text: string) {
  const cells: Token[][] = []
  let next = from
  for (; next < tokens.length && next < from + longestRow; next += 1) {
    const token = tokens[next]
    if (token === undefined || isLineBreak(token, text)) break
    if (cells.length === 0 || text[token.from - 1] === ' ') cells.push([])
    cells.at(-1)?.push(token)
  }
  return { cells, next }
}

const longestRow = 40

function isLineBreak(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && text[token.from] === '\n'
}
