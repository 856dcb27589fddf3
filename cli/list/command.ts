import { parseArgs, type ParseArgsConfig } from 'node:util'

/** One word after `npm run -s list --`. */
export interface Command {
  /** One line for the overview. */
  readonly summary: string
  /** The options and what they do, for `--help`. */
  readonly help: string
  /** Gives the exit code. Throws `UsageError` when the arguments cannot be understood. */
  run(this: void, args: readonly string[], terminal: Terminal): Promise<number>
}

export interface Terminal {
  /** Writes a line to stdout. */
  print(this: void, line: string): void
  /** Writes a line to stderr. */
  complain(this: void, line: string): void
  /** Makes an absolute path of one that a person typed. */
  resolve(this: void, path: string): string
  /** Resolves when the person wants no more of a command that runs on (Ctrl-C). */
  untilStopped(this: void): Promise<void>
}

/** The command line was not understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * As `parseOptions`, with words that stand by themselves: `names` says what each of them is, for messages. `isOpen`: any
 * number of words more.
 */
export function parseOperands<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  names: readonly string[],
  options: Options,
  isOpen = false,
) {
  const { values, positionals } = parse(args, options)
  // A variable of the shell that nobody set: an empty place would be the folder one happens to stand in.
  const empty = Object.entries(values).find(([, value]) => [value].flat().includes(''))
  if (empty !== undefined) throw new UsageError(`选项 --${empty[0]} 后面是空的`)
  const missing = names[positionals.length] ?? names[positionals.indexOf('')]
  if (missing !== undefined) throw new UsageError(`缺少 <${missing}>`)
  const superfluous = isOpen ? undefined : positionals[names.length]
  if (superfluous !== undefined) throw new UsageError(`多余的参数 ${superfluous}`)
  return { values, operands: positionals }
}

/** Reads options as `parseArgs` does, but says in Chinese what is wrong with them. Throws `UsageError`. */
export function parseOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  return parseOperands(args, [], options).values
}

function parse<Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true })
  } catch (cause) {
    throw new UsageError(explain(cause), { cause })
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  const [, quoted = ''] = /'([^']*)'/.exec(String(error)) ?? []
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `不认识的选项 ${quoted}`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `选项 ${quoted} 的写法不对`
    default:
      throw error
  }
}
