import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runWxtBuild } from '../browser/build-extension'
import type { StagedExtension } from '../browser/stage-extension'
import { matches } from '../../utils/platforms'

/** The content script of this extension, in its folder. */
export const wxtScript = 'content-scripts/page.js'

/**
 * An extension as WXT makes one that nobody thought about: its own content script, with the polyfill, that sends one
 * message to a worker. What extensions of this kind take at the least; the bare one does without all that.
 */
export function buildWxtExtension(): StagedExtension {
  const folder = mkdtempSync(join(tmpdir(), 'yibu-wxt-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'entrypoints'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  runWxtBuild(folder, 'chrome')
  return {
    folder: join(folder, '.output/chrome-mv3'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** `browser` and `define…` are WXT's to import. */
const files = {
  'package.json': JSON.stringify({ name: 'wxt-alone', version: '1.0.0', type: 'module' }),
  'wxt.config.ts': `import { defineConfig } from 'wxt'
export default defineConfig({ modules: ['@wxt-dev/webextension-polyfill'], manifestVersion: 3 })
`,
  'entrypoints/background.ts': `export default defineBackground(() => {
  browser.runtime.onMessage.addListener(async () => ({ ok: true }))
})
`,
  'entrypoints/page.content.ts': `export default defineContentScript({
  matches: ${JSON.stringify(matches)},
  main() {
    void browser.runtime.sendMessage({ type: 'judge', request: location.href })
  },
})
`,
} as const
