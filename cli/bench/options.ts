import { parseArgs } from 'node:util'
import type { Measured } from './statistics'

/** What can be measured, by the name it is asked for. */
export type GroupTable = Readonly<Record<string, GroupEntry>>

export interface GroupEntry {
  readonly measure: (rounds: number) => Promise<readonly Measured[]>
  /** For `--help`. */
  readonly says: string
}

export interface Options {
  readonly rounds: number
  readonly json: boolean
  /** Names in the table; empty for all of it. */
  readonly only: readonly string[]
}

const usualRounds = 15

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
  return { rounds: Number(values.rounds), json: values.json, only }
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
  --json            one JSON object on one line`
}
