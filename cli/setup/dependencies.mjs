import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Installs the packages of the lockfile, unless they are there already. Throws when npm fails. */
export function installDependencies(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node 20.19 or newer is needed; this is ${process.versions.node}`)
  }
  const marker = join(root, 'node_modules', '.yibu-lockfile')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  console.error('Installing the packages of package-lock.json …')
  // Not `npm ci`: it refuses a lockfile without the native parts for other systems, and whoever writes a lockfile on
  // one system may not get those for all. `install` takes the same exact versions and leaves the lockfile alone.
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // npm's own words go to stderr: stdout belongs to the command.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm install failed; its message is above')
  writeFileSync(marker, wanted)
}
