import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListFiles } from '../../../utils/list/encode-list'
import { headFile } from '../../../utils/list/head'

/**
 * Writes the files of an edition into a folder, its head last: at every moment the folder holds a whole list. Files that
 * are there already, byte for byte, are left as they are.
 */
export async function writePublication(
  folder: string,
  files: ListFiles,
  headBytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, bytes] of files) {
    // oxlint-disable-next-line no-await-in-loop -- there may be hundreds
    if (!(await isThere(join(folder, name), bytes))) await writeWhole(join(folder, name), bytes)
  }
  await writeWhole(join(folder, headFile), headBytes)
}

/** Writes beside the file and renames: nobody ever sees half of it. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`
  try {
    await writeFile(draft, bytes)
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

/** Removes files of lists that are not needed; leaves everything else in the folder alone. Gives their names. */
export async function prune(folder: string, needed: ReadonlySet<string>): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => ownFile.test(name) && !needed.has(name)).toSorted()
  await Promise.all(names.map((name) => rm(join(folder, name))))
  return names
}

const ownFile = /^(?:manifest-[0-9a-f]{64}\.json|(?:shard|delta)-[0-9a-f]{64}\.gz)$/

/** Whether a file is there already, byte for byte. */
export async function isThere(file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await readFile(file)).equals(bytes)
  } catch {
    return false
  }
}
