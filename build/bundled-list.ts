import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { runnerImport } from 'vite'
import type { ResolvedPublicFile, Wxt } from 'wxt'
import type { compileOwnList } from '../cli/list/compile-own-list'
import { tables } from './tables.ts'

/**
 * WXT's `build:publicAssets` hook: compiles `lists/` and puts the files into the extension, under `list/`. A list with
 * errors fails the build with the messages of `npm run list -- check`.
 */
export async function addBundledList({ config }: Wxt, files: ResolvedPublicFile[]): Promise<void> {
  const compiled = await compileSources(config.root)
  const folder = resolve(config.wxtDir, 'list')
  await mkdir(folder, { recursive: true })
  const added = Array.from(compiled, async ([name, bytes]) => {
    // WXT writes texts by itself, but copies everything else from a file.
    const absoluteSrc = resolve(folder, name)
    await writeFile(absoluteSrc, bytes)
    return { absoluteSrc, relativeDest: `list/${name}` }
  })
  files.push(...(await Promise.all(added)))
}

/** WXT's configuration is loaded without Vite, which the compiler needs for its tables: so it gets a Vite of its own. */
async function compileSources(root: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { module } = await runnerImport<{ compileOwnList: typeof compileOwnList }>(
    resolve(root, 'cli/list/compile-own-list.ts'),
    { configFile: false, root, logLevel: 'error', plugins: [tables()] },
  )
  return module.compileOwnList(resolve(root, 'lists'))
}
