import { build } from './build-command'
import { check } from './check-command'
import { type Command, type Terminal, UsageError } from './command'
import { didYouMean } from './did-you-mean'

/** What `npm run -s list -- <command>` can do. */
const commands: Readonly<Record<string, Command>> = { check, build }

/** Runs one command; gives the exit code: 0 done, 1 the list has errors, 2 the command line was not understood. */
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
    if (!(error instanceof UsageError)) throw error
    terminal.complain(`${error.message}\n\n${command.help}`)
    return 2
  }
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  return `用法：npm run -s list -- <命令> [选项]\n\n${lines.join('\n')}\n\n每个命令加 --help 看它的选项。`
}
