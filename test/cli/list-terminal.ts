import { runList } from '../../cli/list/run-list'
import type { Terminal } from '../../cli/list/command'

/** Runs `npm run -s list -- …` in this process. */
export async function run(...args: readonly string[]) {
  return runWith({}, ...args)
}

/** As `run`, with a terminal of which some parts are others. */
export async function runWith(parts: Partial<Terminal>, ...args: readonly string[]) {
  const printed: string[] = []
  const complained: string[] = []
  const code = await runList(args, {
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
    resolve: (path) => path,
    untilStopped: () => Promise.resolve(),
    ...parts,
  })
  return { code, out: printed.join('\n'), complaint: complained.join('\n') }
}
