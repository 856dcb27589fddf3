import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompiledList, compileSources } from './compile-sources'
import type { Place } from './problem'

/** The sources of Yibu's own list, from the project's folder, where commands run. */
export const ownSources = 'lists'

/** Reads, compiles and checks the sources of a list from a folder; problems name files with that folder in front. */
export async function loadSources(folder: string): Promise<CompiledList> {
  const compiled = compileSources(await readSourceFiles(folder))
  const inFolder = <Placed extends Place>(placed: Placed) => ({ ...placed, file: join(folder, placed.file) })
  return {
    ...compiled,
    places: new Map(Array.from(compiled.places, ([id, place]) => [id, inFolder(place)])),
    problems: compiled.problems.map(inFolder),
  }
}

/** The source files of a list that are in a folder: name within it → text. */
export async function readSourceFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = [
    'list.yaml',
    'sources.yaml',
    'selectors.yaml',
    ...(await namesIn(join(folder, 'closures'))).map((name) => `closures/${name}`),
  ]
  const texts = await Promise.all(names.map((name) => readText(join(folder, name))))
  const files = new Map<string, string>()
  for (const [at, name] of names.entries()) {
    const text = texts[at]
    if (text !== undefined) files.set(name, text)
  }
  return files
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return orAbsent(readdir(folder), [])
}

async function readText(file: string): Promise<string | undefined> {
  return orAbsent(readFile(file, 'utf8'), undefined)
}

/** What is not there is for the check to report, with all the rest; a disk that fails is not. */
async function orAbsent<Value, Absent>(reading: Promise<Value>, absent: Absent): Promise<Value | Absent> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return absent
    throw error
  }
}
