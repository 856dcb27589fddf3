import type { FetchFile } from '../list/fetch-file'
import { headFile } from '../list/head'

/** Gives the files below an address. */
export type OpenMirror = (address: string) => FetchFile

/** The mirrors of a list in the order in which they are tried: the one that served last, then as they are given. */
export function mirrorsInOrder(addresses: readonly string[], last: string | undefined): readonly string[] {
  return addresses.toSorted((a, b) => Number(b === last) - Number(a === last))
}

/** Files that come in time or not at all, however slowly they trickle in. */
export function withDeadlines(fetchFile: FetchFile, signal: AbortSignal): FetchFile {
  return (name, options) => {
    const deadline = AbortSignal.timeout(name === headFile ? headTimeoutMs : fileTimeoutMs)
    return fetchFile(name, { ...options, signal: AbortSignal.any([signal, deadline]) })
  }
}

const headTimeoutMs = 20_000
/** A shard of 250 KB over a line of 4 KB a second. */
const fileTimeoutMs = 60_000
