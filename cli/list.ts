import { relative, resolve } from 'node:path'
import { runList } from './list/run-list'

process.exitCode = await runList(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  resolve: (path) => {
    // npm runs a script in the project's folder; INIT_CWD is where the person stands.
    const absolute = resolve(process.env['INIT_CWD'] ?? '', path)
    const short = relative(process.cwd(), absolute)
    return short.startsWith('..') || short === '' ? absolute : short
  },
  untilStopped: () => new Promise((stop) => ['SIGINT', 'SIGTERM'].map((signal) => process.once(signal, () => stop()))),
})
