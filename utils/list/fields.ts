import { z } from 'zod/mini'
import { isWebAddress } from '../model/parse-closure'
import { parseSelectors } from '../model/parse-selectors'
import { isPartialDate } from '../text/partial-date'
import { ListError } from './list-error'

/** Most records a list may have. */
const mostRecords = 10_000_000

/** Fields that the head, the manifest and deltas share. Made when a file comes in, not when the module loads. */
export function createFields() {
  return {
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
    listId: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)),
    count: z.int().check(z.nonnegative(), z.maximum(mostRecords)),
    sequence: z.int().check(z.nonnegative()),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    bytes: z.int().check(z.positive()),
    instant: z.string().check(z.refine(isInstant, 'not an instant such as 2026-11-21T08:00:00Z')),
  }
}

/** A `ListInfo`. */
export function createInfoSchema() {
  const { text, listId, count } = createFields()
  return z.object({
    id: listId,
    name: text,
    publisher: text,
    homepage: z.exactOptional(z.string().check(z.maxLength(2048), z.refine(isWebAddress, 'not an http(s) address'))),
    issuedOn: z.string().check(z.refine((date) => date.length === 10 && isPartialDate(date), 'not a day')),
    count,
    selectors: z.exactOptional(z.pipe(z.unknown(), z.transform(parseSelectors))),
  })
}

/** True for `2026-11-21T08:00:00Z`: to the second, in UTC, of days that exist. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return false
  const timeMs = Date.parse(text)
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString() === text.replace('Z', '.000Z')
}

/** Reads JSON against a schema. Throws `ListError` (`html`, `malformed`). */
export function parseFields<Schema extends z.ZodMiniType>(
  json: Uint8Array | string,
  schema: Schema,
  file: string,
): z.infer<Schema> {
  const text = typeof json === 'string' ? json : new TextDecoder().decode(json)
  if (isHtml(text)) throw new ListError('html', file, 'a page came in its place')
  const parsed = schema.safeParse(parseJson(text, file))
  if (!parsed.success) throw new ListError('malformed', file, z.prettifyError(parsed.error))
  return parsed.data
}

export function isHtml(text: string): boolean {
  return /^\s*</.test(text)
}

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new ListError('malformed', file, 'is not JSON', { cause })
  }
}
