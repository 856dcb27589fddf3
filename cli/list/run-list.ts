import { build } from './build-command'
import { check } from './check-command'
import { type Command, type Terminal, UsageError } from './command'
import { didYouMean } from './did-you-mean'
import { diff } from './diff-command'
import { draft } from './draft-command'
import { evaluate } from './evaluate-command'
import { importTable } from './import-command'
import { keygen } from './keygen-command'
import { explainListError } from './publish/explain-list-error'
import { Refusal } from './publish/refusal'
import { publish } from './publish-command'
import { review } from './review-command'
import { search } from './search-command'
import { serve } from './serve-command'
import { sign } from './sign-command'
import { stale } from './stale-command'
import { explainSystemError, isSystemError } from './system-error'
import { verify } from './verify-command'
import { ListError } from '../../utils/list/list-error'

/** What `npm run -s list -- <command>` can do. */
const commands: Readonly<Record<string, Command>> = {
  check,
  import: importTable,
  search,
  diff,
  review,
  stale,
  keygen,
  publish,
  sign,
  verify,
  serve,
  build,
  draft,
  evaluate,
}

/** Runs one command; gives the exit code: 0 done, 1 refused, 2 the command line was not understood. */
export async function runList([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.print(overview())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    terminal.complain(`没有 ${name} 这个命令${didYouMean(name, Object.keys(commands))}\n\n${overview()}`)
    return 2
  }
  if (args.includes('--help')) {
    terminal.print(command.help)
    return 0
  }
  try {
    return await command.run(args, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      if (args.includes('--json')) terminal.print(JSON.stringify({ ok: false, error: error.message }))
      terminal.complain(`${error.message}\n\n${command.help}`)
      return 2
    }
    const refusal = asRefusal(error)
    if (refusal === undefined) throw error
    if (args.includes('--json')) {
      terminal.print(JSON.stringify({ ok: false, error: refusal.message, ...refusal.details }))
    } else terminal.complain(refusal.message)
    return 1
  }
}

/** What a command may fail of that is no defect of it. */
function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (isSystemError(error)) return new Refusal(explainSystemError(error), {}, { cause: error })
  if (!(error instanceof ListError)) return undefined
  const { kind, file } = error
  return new Refusal(explainListError(error), { kind, file }, { cause: error })
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  return `用法：npm run -s list -- <命令> [选项]\n\n${lines.join('\n')}\n\n每个命令加 --help 看它的选项。`
}
