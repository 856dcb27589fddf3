import { readFileSync } from 'node:fs'
import { nameKey } from '../../utils/match/keys'
import type { Closure } from '../../utils/model/closure'
import { parseClosure } from '../../utils/model/parse-closure'
import { isPlatformId } from '../../utils/model/platform'

/**
 * Reads closures from a file, one a line, in the form that lists travel in. For trying things out a line may leave
 * out what says nothing of the account: its id, its sources, when it was checked; and write null for absent.
 * Throws with file and line for a line that is no closure.
 */
export function readClosures(file: string): readonly Closure[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line, index) => ({ line, place: `${file}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, place }) => readClosure(line, place))
}

function readClosure(line: string, place: string): Closure {
  const parsed = parseClosure(withDefaults(parseJson(line, place), place))
  if (!parsed.ok) throw new Error(`${place}: ${parsed.error}`)
  return parsed.closure
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line, (_, value: unknown) => value ?? undefined)
  } catch (cause) {
    throw new Error(`${place}: not JSON`, { cause })
  }
}

function withDefaults(value: unknown, place: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  const account = 'account' in value ? value.account : undefined
  return {
    id: idFor(account),
    successors: [],
    sources: [{ title: place, publisher: '--closures' }],
    checkedOn: new Date().toISOString().slice(0, 10),
    ...value,
  }
}

function idFor(account: unknown): string | undefined {
  if (typeof account !== 'object' || account === null || !('platform' in account) || !('name' in account))
    return undefined
  const { platform, name } = account
  return isPlatformId(platform) && typeof name === 'string' ? nameKey(platform, name) : undefined
}
