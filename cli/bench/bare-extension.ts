import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StagedExtension } from '../browser/stage-extension'
import { matches } from '../../utils/platforms'

/** The file of a page without content, from which a message can be sent. */
export const blankPage = 'bench.html'

/** The least an extension can be that does what Yibu has to: a script in each page that asks a worker one thing. */
export function writeBareExtension(): StagedExtension {
  const folder = mkdtempSync(join(tmpdir(), 'yibu-bare-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  addBlankPage(folder)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export function addBlankPage(folder: string): void {
  writeFileSync(join(folder, blankPage), '<!doctype html>')
}

/** The bare content script, also to be weighed. */
export const bareScript = 'chrome.runtime.sendMessage({ type: "judge", request: location.href }).then(() => {})\n'

const files = {
  'manifest.json': JSON.stringify({
    manifest_version: 3,
    name: 'bare',
    version: '1',
    background: { service_worker: 'worker.js', type: 'module' },
    content_scripts: [{ matches: [...matches], js: ['page.js'], run_at: 'document_idle' }],
  }),
  'page.js': bareScript,
  'worker.js': 'chrome.runtime.onMessage.addListener((message, sender, reply) => { reply({ ok: true }) })\n',
} as const
