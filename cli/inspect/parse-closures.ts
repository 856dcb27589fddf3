import { nameKey } from '../../utils/match/keys'
import type { AccountId } from '../../utils/model/account'
import type { Closure } from '../../utils/model/closure'
import { parseClosure } from '../../utils/model/parse-closure'
import { isPlatformId, type PlatformId } from '../../utils/model/platform'
import { explainUnknownScheme } from '../list/id-schemes'

/**
 * Parses closures, one a line, in the form that lists travel in. For trying things out a line may leave out what says
 * nothing of the account: its id, its sources, when it was checked; and write null for absent.
 * Namesakes without ids of their own are told apart by their division, else by their line.
 * `file` names the text. Throws with file and line for a line that is no closure, whose ids are of no form its
 * platform has, or whose record has the id of an earlier one.
 */
export function parseClosures(text: string, file: string): readonly Closure[] {
  const placeById = new Map<string, string>()
  return text.split(/\r?\n/).flatMap((line, index) => {
    const json = line.replace(byteOrderMark, '').trim()
    if (json === '') return []
    const place = `${file}:${index + 1}`
    const value = parseJson(json, place)
    const read = readClosure(value, place)
    const isNamesake = placeById.has(read.id) && !hasOwnId(value)
    const closure = isNamesake ? { ...read, id: `${read.id}@${read.account.division ?? index + 1}` } : read
    const earlier = placeById.get(closure.id)
    if (earlier !== undefined) throw new Error(`${place}: has the id “${closure.id}”, as ${earlier} has`)
    placeById.set(closure.id, place)
    return [closure]
  })
}

/** Some editors begin a file with one; files put one after the other have them in the middle. */
const byteOrderMark = /^\uFEFF/

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line, (_, value: unknown) => value ?? undefined)
  } catch (cause) {
    throw new Error(`${place}: is not JSON; a whole record stands on one line`, { cause })
  }
}

function readClosure(value: unknown, place: string): Closure {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${place}: is not a record, which is a JSON object: {"account": …, "status": …}`)
  const parsed = parseClosure(withDefaults(value, place))
  if (!parsed.ok) throw new Error(`${place}: ${parsed.error}`)
  const problem = explainBadIds(parsed.closure)
  if (problem !== undefined) throw new Error(`${place}: ${problem}`)
  return parsed.closure
}

function hasOwnId(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value
}

function withDefaults(value: object, place: string): unknown {
  return {
    id: idFor('account' in value ? value.account : undefined),
    successors: [],
    sources: [{ title: place, publisher: '--closures' }],
    checkedOn: new Date().toISOString().slice(0, 10),
    ...value,
  }
}

function idFor(account: unknown): string {
  if (typeof account !== 'object' || account === null || !('platform' in account) || !('name' in account)) return noId
  const { platform, name } = account
  return isPlatformId(platform) && typeof name === 'string' ? nameKey(platform, name) : noId
}

/** Such a record is refused for what is wrong with its account, not for the id that it may leave out. */
const noId = '-'

/** What is wrong with the first id that is none of its platform's, and where it stands; undefined when all are good. */
function explainBadIds({ account, successors }: Closure): string | undefined {
  const problems = [
    ...explainEach(account.platform, account.ids, 'account'),
    ...successors.flatMap((successor, at) =>
      successor.kind === 'account'
        ? explainEach(successor.platform ?? account.platform, successor.ids, `successors[${at}]`)
        : [],
    ),
  ]
  return problems[0]
}

function explainEach(platform: PlatformId, ids: readonly AccountId[] = [], owner: string): readonly string[] {
  return ids.flatMap((id, at) => {
    const wrong = explainUnknownScheme(platform, id)
    return wrong === undefined ? [] : [`${owner}.ids[${at}]: ${wrong}`]
  })
}
