import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './build-lock'

export type Target = 'chrome' | 'firefox'

export const root = process.cwd()

/** Builds the extension for a browser unless the one in `.output` is of these sources. Gives its folder. */
export async function buildExtension(target: Target): Promise<string> {
  const { folder, lock } = placesOf(target)
  await withLock(lock, () => buildWhenStale(target))
  return folder
}

/**
 * Builds the extension unless it is of these sources, and copies it into a folder. What is in `.output` may be built
 * anew by another command at any time; the copy stays as it is.
 */
export async function copyExtension(target: Target, into: string): Promise<void> {
  const { folder, lock } = placesOf(target)
  await withLock(lock, () => {
    buildWhenStale(target)
    cpSync(folder, into, { recursive: true })
  })
}

function placesOf(target: Target) {
  const folder = join(root, '.output', `${target}-mv3`)
  return { folder, lock: `${folder}.lock`, marker: `${folder}.sources` }
}

function buildWhenStale(target: Target): void {
  const { folder, marker } = placesOf(target)
  const sources = fingerprintSources()
  if (existsSync(folder) && existsSync(marker) && readFileSync(marker, 'utf8') === sources) return
  console.error(`Building the extension for ${target} …`)
  // A build that fails half-way leaves something behind that is of no sources at all.
  rmSync(marker, { force: true })
  runWxtBuild(root, target)
  writeFileSync(marker, sources)
}

/** Builds the extension whose sources are in a folder. Throws with what WXT says. */
export function runWxtBuild(folder: string, target: Target): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', '-b', target],
    // vite-node is a development server and says so to what it starts; this is to be the build that ships.
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  )
  if (status !== 0) throw new Error(`the extension could not be built:\n${stdout}${stderr}`)
}

const sourcePlaces = [
  'build',
  'cli/list',
  'components',
  'entrypoints',
  'lists',
  'public',
  'utils',
  'wxt.config.ts',
  'package-lock.json',
]

/** Changes with every source file's name, size and time. */
function fingerprintSources(): string {
  const hash = createHash('sha256')
  hash.update(`${process.env['YIBU_LIST_URL'] ?? ''} ${process.env['YIBU_LIST_KEY'] ?? ''}\n`)
  for (const file of sourcePlaces.flatMap((place) => filesOf(join(root, place))).toSorted()) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesOf(place: string): readonly string[] {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place).flatMap((name) => filesOf(join(place, name)))
}
