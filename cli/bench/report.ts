import { spawnSync } from 'node:child_process'
import { cpus, loadavg, platform, totalmem } from 'node:os'
import { type Group, type Measured, type Row, summarize } from './statistics'

export interface BenchReport {
  readonly machine: string
  readonly chromium: string
  readonly rounds: number
  readonly groups: readonly Group[]
}

export function createReport(rounds: number, measured: readonly Measured[]): BenchReport {
  return { machine: describeMachine(), chromium: chromiumVersion(), rounds, groups: measured.map(summarize) }
}

export function writeReport({ machine, chromium, rounds, groups }: BenchReport): string {
  const head = `${machine}\nChromium ${chromium} · ${rounds} rounds · median (p25–p75), and its ratio to the baseline`
  return [head, ...groups.map(writeGroup)].join('\n\n')
}

function writeGroup({ name, unit, baseline, rows }: Group): string {
  const width = Math.max(...rows.map((row) => row.name.length))
  const lines = rows.map((row) => `  ${row.name.padEnd(width)}  ${writeFigures(row)}  ${writeRatio(row, baseline)}`)
  return [`${name}${unit && `, ${unit}`}`, ...lines].join('\n')
}

function writeFigures({ median, p25, p75 }: Row): string {
  return `${write(median).padStart(9)}  ${`(${write(p25)}–${write(p75)})`.padEnd(19)}`
}

function writeRatio({ name, ratio }: Row, baseline: string): string {
  if (name === baseline) return 'baseline'
  return ratio === null ? '' : `× ${ratio.toFixed(2)}`
}

function write(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2)
}

function describeMachine(): string {
  const processors = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()[0]?.toFixed(1)
  return `${processors.length} × ${processors[0]?.model.trim()}, ${memory} GB, ${platform()}, load ${load}`
}

function chromiumVersion(): string {
  const { stdout } = spawnSync(process.env['YIBU_CHROMIUM'] ?? 'chromium', ['--version'], { encoding: 'utf8' })
  return /[\d.]{5,}/.exec(stdout ?? '')?.[0] ?? 'of unknown version'
}
