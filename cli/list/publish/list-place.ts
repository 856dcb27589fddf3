import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FetchFile, fetchFilesFrom } from '../../../utils/list/fetch-file'
import { ListError } from '../../../utils/list/list-error'
import { Refusal } from './refusal'

/** Longest time for one file to come from a host. */
const timeoutMs = 120_000

/**
 * Files of a published list, as a client gets them, from a folder or from an address with or without a slash at its end.
 * Throws `Refusal` when the address is none.
 */
export function fetchFilesOf(place: string): FetchFile {
  if (!isAddress(place)) return fetchFilesIn(place)
  const base = `${place.replace(/(?:\/head\.json|\/+)$/, '')}/`
  if (!URL.canParse(base)) throw new Refusal(`${place} 不是网址：请写成 https://lists.example.cn/yibu/ 这样。`)
  const fetchFile = fetchFilesFrom(base)
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
