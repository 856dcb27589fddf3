import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ImportTimes, runImport } from './import-page'
import { editions } from './publish-editions'
import type { StagedExtension } from '../../browser/stage-extension'
import type { ExtensionPage } from '../extension-page'
import { openPlainChromium, type PlainChromium, type PlainOptions } from '../plain-chromium'

/** What the worker is asked again and again while it is busy. */
export const ping = { type: 'describeSyncs', request: null } as const

/** Has the extension follow the list at an address, as a person would; resolves when it is in. */
export async function followList(page: ExtensionPage, address: string, publicKey: string): Promise<ImportTimes> {
  const { answer } = await page.ask({ type: 'previewList', request: { address, publicKey } })
  return runImport(page, { type: 'subscribe', request: previewOf(answer) }, ping)
}

/** The server gives out the second edition from now on. */
export async function switchEdition(address: string): Promise<void> {
  await fetch(`${address}${editions.current}/switch`, { method: 'POST' })
}

function previewOf(answer: unknown): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the extension's reply to `previewList`
  const { value } = answer as { readonly value: { readonly ok: boolean; readonly value?: unknown } }
  if (!value.ok) throw new Error(`the list cannot be looked at: ${JSON.stringify(value)}`)
  return value.value
}

/** Opens Chromium with an extension, as often as it is asked to, always with the same profile. */
export async function withProfile<Result>(
  extension: StagedExtension,
  use: (reopen: () => Promise<PlainChromium>) => Promise<Result>,
  options: PlainOptions = {},
): Promise<Result> {
  const profile = mkdtempSync(join(tmpdir(), 'yibu-profile-'))
  try {
    return await use(() => openPlainChromium([extension.folder], { ...options, profile }))
  } finally {
    extension.remove()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
