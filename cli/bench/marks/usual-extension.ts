import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StagedExtension } from '../../browser/stage-extension'
import { matches } from '../../../utils/platforms'
import { listedUids } from './feed'

/** The usual way to mark links, as the baseline: at every change of the page each of its links is looked at again. */
export function writeUsualExtension(): StagedExtension {
  const folder = mkdtempSync(join(tmpdir(), 'yibu-usual-'))
  const manifest = {
    manifest_version: 3,
    name: 'usual',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches: [...matches], js: ['page.js'], run_at: 'document_idle' }],
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'worker.js'), '')
  writeFileSync(join(folder, 'page.js'), `(${markAll.toString()})(${JSON.stringify(listedUids)})`)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Runs in the page. The list is in it: nothing has to be asked. */
function markAll(uids: readonly number[]): void {
  const listed = new Set(uids.map(String))
  function scan() {
    for (const link of document.querySelectorAll('a')) {
      const uid = /\/u\/(\d+)/.exec(link.href)?.[1] ?? ''
      const next = link.nextElementSibling
      const isMarked = next?.classList.contains('usual-mark') ?? false
      if (listed.has(uid) && !isMarked) {
        const mark = document.createElement('button')
        mark.className = 'usual-mark'
        mark.textContent = '已注销'
        link.after(mark)
      } else if (!listed.has(uid) && isMarked) next?.remove()
    }
  }
  new MutationObserver(scan).observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['href'],
  })
  scan()
}
