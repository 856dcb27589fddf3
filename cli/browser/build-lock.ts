import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs something while no other process that takes the same lock, a file, does. Waits for its turn; the lock of a
 * process that died is taken over.
 */
export async function withLock(lock: string, run: () => void): Promise<void> {
  mkdirSync(dirname(lock), { recursive: true })
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
    const owner = readOwner(lock)
    if (owner !== undefined && !isAlive(owner)) rmSync(lock, { force: true })
    return false
  } finally {
    rmSync(own, { force: true })
  }
}

/** The process that holds a lock; undefined when it has just been given back: then it may be another's by now. */
function readOwner(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
