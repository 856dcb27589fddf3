import { parseArgs } from 'node:util'
import type { Measured } from './statistics'

/** What can be measured, by the name it is asked for. */
export type GroupTable = Readonly<Record<string, GroupEntry>>

export interface GroupEntry {
  readonly measure: (rounds: number, sizes: readonly number[]) => Promise<readonly Measured[]>
  /** For `--help`. */
  readonly says: string
}

export interface Options {
  readonly rounds: number
  /** Numbers of records, for what is measured with lists of several sizes. */
  readonly sizes: readonly number[]
  readonly json: boolean
  /** Names in the table; empty for all of it. */
  readonly only: readonly string[]
}

const usualRounds = 15
const usualSizes = '10000,100000,1000000'

/** Of fewer records 1,000 changes are no delta: the whole list is shorter. */
const fewest = 10_000
const most = 1_000_000

/** Takes the command's arguments; gives the options, or the help that was asked for. Throws a UsageError. */
export function readOptions(args: readonly string[], groups: GroupTable): Options | string {
  const { values, positionals } = parse(args)
  if (values.help) return writeUsage(groups)
  const only = [...positionals, ...values.only]
  const unknown = only.filter((name) => !Object.hasOwn(groups, name))
  if (unknown.length > 0) {
    throw new UsageError(`nothing is called ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}`)
  }
  if (!/^[1-9]\d{0,3}$/.test(values.rounds)) throw new UsageError(`--rounds is a number from 1, not ${values.rounds}`)
  const sizes = values.sizes.split(',').map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < fewest || size > most)) {
    throw new UsageError(`--sizes are numbers from ${fewest} to ${most}, separated by commas, not ${values.sizes}`)
  }
  return { rounds: Number(values.rounds), sizes, json: values.json, only }
}

export function chosenGroups({ only }: Options, groups: GroupTable): readonly GroupEntry[] {
  return Object.keys(groups).flatMap((name) => {
    const group = groups[name]
    return group !== undefined && (only.length === 0 || only.includes(name)) ? [group] : []
  })
}

/** The command was called wrongly. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((argument) => argument !== '--'),
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: String(usualRounds) },
        sizes: { type: 'string', default: usualSizes },
        only: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function writeUsage(groups: GroupTable): string {
  const lines = Object.entries(groups).map(([name, { says }]) => `  ${name.padEnd(18)}${says}`)
  return `npm run -s bench -- [group …]
Measures the built extension in a real Chromium, against baselines of the same run. Groups, all unless named:
${lines.join('\n')}
  --only <group>    the same as naming it
  --rounds <n>      how often each thing is measured; ${usualRounds} unless said otherwise
  --sizes <n,n>     how many records, for the groups list and search; ${usualSizes} unless said otherwise
  --json            one JSON object on one line`
}
