import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Target = 'chrome' | 'firefox'

export const root = process.cwd()

/** Builds the extension for a browser unless the one in `.output` is of these sources. Gives its folder. */
export async function buildExtension(target: Target): Promise<string> {
  const folder = join(root, '.output', `${target}-mv3`)
  const marker = join(root, '.output', `${target}-mv3.sources`)
  await withLock(join(root, '.output', `${target}-mv3.lock`), () => {
    const sources = fingerprintSources()
    if (existsSync(folder) && existsSync(marker) && readFileSync(marker, 'utf8') === sources) return
    console.error(`Building the extension for ${target} …`)
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', target],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )
    if (status !== 0) throw new Error(`the extension could not be built:\n${stdout}${stderr}`)
    writeFileSync(marker, sources)
  })
  return folder
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

/** Several commands may run at once: one builds, the others wait. A lock of a process that died is taken over. */
async function withLock(lock: string, run: () => void): Promise<void> {
  mkdirSync(join(lock, '..'), { recursive: true })
  while (!takeLock(lock)) {
    // oxlint-disable-next-line no-await-in-loop -- waiting is the point
    await sleep(200)
  }
  try {
    run()
  } finally {
    rmSync(lock, { force: true })
  }
}

function takeLock(lock: string): boolean {
  const own = `${lock}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    // Linked, not written: the lock is never there without its owner's name in it.
    linkSync(own, lock)
    return true
  } catch {
    if (!isAlive(Number(readLock(lock)))) rmSync(lock, { force: true })
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

function readLock(lock: string): string {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0 || Number.isNaN(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
