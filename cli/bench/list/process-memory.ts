import { readdirSync, readFileSync } from 'node:fs'

/**
 * The most memory (resident, in MB) that an extension's process below a browser has had at any time. Linux only: 0
 * elsewhere.
 */
export function peakMegabytes(browser: number): number {
  const processes = listProcesses()
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]))
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent !== undefined && (parent === browser || isBelow(parent))
  }
  const peaks = processes
    .filter(({ pid, command }) => command.includes('--extension-process') && isBelow(pid))
    .map(({ status }) => Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) / 1024)
  return Math.max(0, ...peaks)
}

function listProcesses() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const status = readQuietly(`/proc/${name}/status`)
        const command = readQuietly(`/proc/${name}/cmdline`)
        const parent = Number(/PPid:\s*(\d+)/.exec(status)?.[1] ?? 0)
        return [{ pid: Number(name), parent, status, command }]
      })
  } catch {
    return []
  }
}

/** A process may end while it is looked at. */
function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
