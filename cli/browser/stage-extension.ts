import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyExtension, type Target } from './build-extension'
import { encodeList } from '../../utils/list/encode-list'
import { openUnsignedList } from '../../utils/list/open-unsigned-list'
import { readShard } from '../../utils/list/open-list'
import type { ListSelectors } from '../../utils/model/selectors'
import type { Closure } from '../../utils/model/closure'

export interface StageOptions {
  readonly target: Target
  /** Records to go with the bundled ones; one with the id of a bundled record takes its place. */
  readonly closures?: readonly Closure[]
  /** Where the bundled list says to look on pages. */
  readonly selectors?: ListSelectors
  /** The interface's language, whatever the browser's own is. */
  readonly locale?: Locale
}

export type Locale = 'zh_CN' | 'zh_TW' | 'en'

export interface StagedExtension {
  /** A copy of the built extension, to be loaded by a browser. */
  readonly folder: string
  remove(): void
}

/**
 * Builds the extension and copies it, with the bundled list made anew by the same encoder when records are added.
 * Browsers without the language pack for a language show English: the copy holds the one language asked for.
 */
export async function stageExtension({
  target,
  closures = [],
  selectors,
  locale = 'zh_CN',
}: StageOptions): Promise<StagedExtension> {
  const folder = mkdtempSync(join(tmpdir(), `yibu-${target}-`))
  await copyExtension(target, folder)
  keepLocale(folder, locale)
  if (closures.length > 0 || selectors !== undefined) await addToList(join(folder, 'list'), closures, selectors)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function keepLocale(folder: string, locale: Locale): void {
  const locales = join(folder, '_locales')
  for (const name of readdirSync(locales)) if (name !== locale) rmSync(join(locales, name), { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify(Object.assign({}, manifest, { default_locale: locale })))
}

async function addToList(
  folder: string,
  closures: readonly Closure[],
  selectors: ListSelectors | undefined,
): Promise<void> {
  const { files: list } = await openUnsignedList(async (name) => new Blob([readFileSync(join(folder, name))]).stream())
  const shards = await Promise.all(Array.from({ length: list.shardCount }, (_, index) => readShard(list, index)))
  const records = new Map([...shards.flat(), ...closures].map((closure) => [closure.id, closure]))
  const files = await encodeList({ ...list.info, ...(selectors !== undefined && { selectors }) }, records.values())
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
}
