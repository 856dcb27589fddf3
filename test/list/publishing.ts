import { createKeyPair, parseSigningKey, type SigningKey } from '../../cli/list/signing-key'
import { makePublication, type NewPublication, type PublicationOptions } from '../../cli/list/publish/make-publication'
import { openPublished, type PublishedList } from '../../cli/list/publish/published-list'
import { headFile } from '../../utils/list/head'
import type { Closure } from '../../utils/model/closure'
import { info as usualInfo, serve } from './list-files'

export async function newKey(): Promise<SigningKey> {
  const key = await parseSigningKey(createKeyPair().privatePem)
  if (key === undefined) throw new Error('no key')
  return key
}

/** Midnight of a day (from 1) of a long month, in hours or less if need be. */
export function day(number: number): string {
  return new Date(Date.UTC(2026, 0, 1) + (number - 1) * 24 * 60 * 60 * 1000).toISOString().replace('.000Z', 'Z')
}

export function publishTo(
  previous: PublishedList | undefined,
  closures: readonly Closure[],
  options: Partial<PublicationOptions> = {},
  info = usualInfo,
): Promise<NewPublication> {
  return makePublication(info, closures, {
    ...(previous !== undefined && { previous }),
    issued: day(1),
    expiresDays: 30,
    keys: [],
    reservedSignatures: 1,
    allowShrink: true,
    ...options,
  })
}

/** A publication as whoever comes later finds it. */
export function open({ files, headBytes }: NewPublication): Promise<PublishedList> {
  return openPublished(serve(new Map([...files, [headFile, headBytes]])))
}
