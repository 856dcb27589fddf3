import type { Closure } from '../model/closure'
import { parseClosure } from '../model/parse-closure'
import { ListError } from './list-error'
import { type LinesExpectation, parseLine, readLines } from './read-lines'

export interface ShardExpectation extends LinesExpectation {
  /** Number of records it must hold. */
  readonly count: number
}

/** A record of a file. */
export interface ShardRecord {
  readonly closure: Closure
  /** The JSON of the closure, as the file has it where that is the same. */
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
    const { closure, isExact } = parseChecked(parseLine(line, file, number), file, number)
    if (ids.has(closure.id)) throw new ListError('bad-record', file, `${closure.id} stands twice`)
    ids.add(closure.id)
    visit({ closure, json: isExact ? line : JSON.stringify(closure) })
  })
  if (ids.size !== count) throw new ListError('bad-record', file, `does not hold ${count} records`)
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
