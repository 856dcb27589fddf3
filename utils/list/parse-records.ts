import type { Closure } from '../model/closure'
import { parseClosure } from '../model/parse-closure'
import { ListError } from './list-error'
import { type LinesExpectation, parseLine, readLines } from './read-lines'

export interface ShardExpectation extends LinesExpectation {
  /** Number of records it must hold. */
  readonly count: number
}

/** Decompresses a shard and parses its lines as they come. Throws `ListError`. */
export async function parseRecords(
  compressed: Uint8Array<ArrayBuffer>,
  { count, ...expected }: ShardExpectation,
): Promise<readonly Closure[]> {
  const { file } = expected
  const closures: Closure[] = []
  const ids = new Set<string>()
  await readLines(compressed, expected, (line, number) => {
    if (number > count) throw new ListError('bad-record', file, `holds more than ${count} records`)
    const closure = parseRecord(parseLine(line, file, number), file, number)
    if (ids.has(closure.id)) throw new ListError('bad-record', file, `${closure.id} stands twice`)
    ids.add(closure.id)
    closures.push(closure)
  })
  if (closures.length !== count) throw new ListError('bad-record', file, `does not hold ${count} records`)
  return closures
}

/** Checks one record of a file. Throws `ListError` (`bad-record`). */
export function parseRecord(value: unknown, file: string, number: number): Closure {
  const parsed = parseClosure(value)
  if (!parsed.ok) throw new ListError('bad-record', file, `line ${number}: ${parsed.error}`)
  return parsed.closure
}
