import { spawnSync } from 'node:child_process'

/** Everything that must hold, in the order in which a failure is cheapest to find. */
const steps: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { name: 'lint', command: ['node_modules/oxlint/bin/oxlint', '--type-aware'] },
  { name: 'format', command: ['node_modules/oxfmt/bin/oxfmt', '--check', '.'] },
  { name: 'dead code', command: ['node_modules/knip/bin/knip.js', '--no-config-hints'] },
  { name: 'list', command: ['cli/run.mjs', 'list', 'check'] },
  { name: 'units', command: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'] },
  {
    name: 'builds',
    command: [
      'node_modules/vite-node/dist/cli.mjs',
      '--config',
      'build/cli.vite.config.ts',
      'cli/browser/build-all.ts',
    ],
  },
  { name: 'browsers', command: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e'] },
]

const wanted = process.argv.slice(2).filter((argument) => argument !== '--')
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  console.error(`test: no step is called ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

const failed: string[] = []
const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
for (const { name, command } of chosen) {
  console.log(`\n== ${name}`)
  const began = Date.now()
  const { status } = spawnSync(process.execPath, [...command], { stdio: 'inherit' })
  console.log(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  if (status !== 0) failed.push(name)
}

if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`)
console.log(`\n${chosen.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1
