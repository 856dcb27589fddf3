import type { Closure, FiledRecord } from '../model/closure'
import { parseClosure } from '../model/parse-closure'
import { readPlainRecord } from '../model/plain-record'
import { ListError } from './list-error'
import { type LinesExpectation, parseLine, readLines } from './read-lines'

export interface ShardExpectation extends LinesExpectation {
  /** Number of records it must hold. */
  readonly count: number
}

/** A record of a file, checked. */
export interface ShardRecord {
  readonly record: FiledRecord
  /** The JSON of the whole closure, as the file has it where that is the same. */
  readonly json: string
}

/** Decompresses a shard and hands over its records as they come: none is kept here. Throws `ListError`. */
export async function parseRecords(
  compressed: Uint8Array<ArrayBuffer>,
  { count, ...expected }: ShardExpectation,
  visit: (record: ShardRecord) => void,
): Promise<void> {
  const { file } = expected
  const ids = new Set<string>()
  await readLines(compressed, expected, (line, number) => {
    if (number > count) throw new ListError('bad-record', file, `holds more than ${count} records`)
    const read = readRecord(line, file, number)
    const { id } = read.record
    if (ids.add(id).size < number) throw new ListError('bad-record', file, `${id} stands twice`)
    visit(read)
  })
  if (ids.size !== count) throw new ListError('bad-record', file, `does not hold ${count} records`)
}

function readRecord(line: string, file: string, number: number): ShardRecord {
  const plain = readPlainRecord(line)
  if (plain !== undefined) return { record: plain, json: line }
  const { closure, isExact } = parseChecked(parseLine(line, file, number), file, number)
  // A text can be escaped in several ways, and what is stored is looked through for its texts: they are all written in one.
  return { record: closure, json: isExact && !line.includes('\\') ? line : JSON.stringify(closure) }
}

/** Checks one record of a file. Throws `ListError` (`bad-record`). */
export function parseRecord(value: unknown, file: string, number: number): Closure {
  return parseChecked(value, file, number).closure
}

function parseChecked(value: unknown, file: string, number: number) {
  const parsed = parseClosure(value)
  if (!parsed.ok) throw new ListError('bad-record', file, `line ${number}: ${parsed.error}`)
  return parsed
}
