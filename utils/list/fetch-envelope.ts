import type { FetchFile } from './fetch-file'
import { type Envelope, headFile, headLimit, parseEnvelope } from './head'
import { readWhole } from './read-verified'

/** Fetches and parses `head.json`. Throws `ListError`. */
export async function fetchEnvelope(fetchFile: FetchFile): Promise<Envelope> {
  // One byte more than it may have tells a larger one from one that is not.
  const { bytes } = await readWhole(fetchFile, headFile, headLimit + 1)
  return parseEnvelope(bytes)
}
