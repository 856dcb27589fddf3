import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FetchFile, fetchFilesFrom } from '../../../utils/list/fetch-file'
import { ListError } from '../../../utils/list/list-error'

/** Longest time for one file to come from a host. */
const timeoutMs = 120_000

/** Files of a published list, as a client gets them, from a folder or from an address with or without a slash at its end. */
export function fetchFilesOf(place: string): FetchFile {
  if (!isAddress(place)) return fetchFilesIn(place)
  const fetchFile = fetchFilesFrom(`${place.replace(/(?:\/head\.json|\/+)$/, '')}/`)
  return (name, options = {}) => fetchFile(name, { signal: AbortSignal.timeout(timeoutMs), ...options })
}

export function isAddress(place: string): boolean {
  return /^https?:\/\//i.test(place)
}

function fetchFilesIn(folder: string): FetchFile {
  return async (name) => {
    try {
      return new Blob([await readFile(join(folder, name))]).stream()
    } catch (cause) {
      throw new ListError('missing', name, `is not in ${folder}`, { cause })
    }
  }
}
