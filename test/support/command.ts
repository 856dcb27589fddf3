import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Runs `npm run -s list -- …` as a maintainer does; gives what it printed. Rejects when it fails. */
export async function runListCommand(...args: readonly string[]): Promise<string> {
  const isWindows = process.platform === 'win32'
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'list', '--', ...args], { shell: isWindows })
  return stdout
}

/** An account for the sources of a list. */
export interface SourceAccount {
  readonly name: string
  readonly status: string
}

/** Writes the sources of a list of some accounts of offices of 云南省昆明市富民县 on Douyin. */
export function writeSources(folder: string, accounts: readonly SourceAccount[]): void {
  mkdirSync(join(folder, 'closures'), { recursive: true })
  const files = {
    'list.yaml': { id: 'test', name: '测试名录', publisher: '某人', issuedOn: '2026-11-01', licence: 'CC0-1.0' },
    'sources.yaml': { report: { title: '关于停用账号的报道', publisher: '某报', publishedOn: '2025-03' } },
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content))
  const rest = 'platform: douyin, region: 昆明市 富民县, sources: [report], checkedOn: 2026-11'
  const lines = accounts.map(
    ({ name, status }) => `  - { account: ${name}, organisation: 富民县${name}办公室, status: ${status}, ${rest} }\n`,
  )
  writeFileSync(join(folder, 'closures', 'yunnan.yaml'), `province: 云南省\nclosures:\n${lines.join('')}`)
}
