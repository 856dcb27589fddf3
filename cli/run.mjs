// Runs a command of this folder on a machine that may have nothing but Node and npm: installs what is missing,
// says so on stderr, then hands over to the TypeScript command. Plain JavaScript, for nothing is installed yet.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { installBrowsers } from './setup/browsers.mjs'
import { installDependencies } from './setup/dependencies.mjs'
import { installNginx } from './setup/nginx.mjs'

/** Which browsers each command needs. */
const commands = {
  start: ['chromium'],
  test: ['chromium', 'firefox'],
  inspect: ['chromium'],
  bench: ['chromium'],
  list: [],
}

/** A million records, twice. */
const roomForBench = ['--max-old-space-size=8192']

const root = fileURLToPath(new URL('..', import.meta.url))
const [name = '', ...args] = process.argv.slice(2)
const needed = commands[name]
if (needed === undefined) {
  console.error(`unknown command '${name}'; there are ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}

try {
  installDependencies(root)
  const wanted = args.some((argument) => /^(?:--browser=)?firefox$/.test(argument)) ? [...needed, 'firefox'] : needed
  const programs = { ...installBrowsers(root, wanted), ...(name === 'test' && installNginx()) }
  const running = spawn(
    process.execPath,
    [
      ...(name === 'bench' ? roomForBench : []),
      'node_modules/vite-node/dist/cli.mjs',
      '--config',
      'build/cli.vite.config.ts',
      `cli/${name}.ts`,
      '--',
      ...args,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...programs, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
    },
  )
  // Whoever ends this ends what it has started; an interrupt from the keyboard reaches both by itself.
  process.on('SIGTERM', () => running.kill())
  process.on('SIGINT', () => {})
  const [status] = await once(running, 'exit')
  process.exit(status ?? 1)
} catch (error) {
  console.error(`${name}: ${error.message}`)
  process.exit(1)
}
