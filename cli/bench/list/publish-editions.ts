import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syntheticClosures } from './synthetic-closures'
import { makePublication } from '../../list/publish/make-publication'
import { openPublished, type PublishedList } from '../../list/publish/published-list'
import { createKeyPair, parseSigningKey, type SigningKey } from '../../list/signing-key'
import { headFile } from '../../../utils/list/head'
import { deltaFile } from '../../../utils/list/delta'
import { manifestFile, shardFile } from '../../../utils/list/manifest'
import type { Closure } from '../../../utils/model/closure'

/** Folders: the two editions, and the one that is served. */
export const editions = { first: 'first', second: 'second', current: 'current' } as const

export interface Edition {
  /** Names of the files of records. */
  readonly shards: readonly string[]
  /** A part of the records, to be asked for. */
  readonly records: readonly Closure[]
  /** All files that a new client fetches. */
  readonly fileBytes: number
  /** The records as JSON lines, not compressed. */
  readonly textBytes: number
}

/** Publishes a list of a size, and a second edition of it with 1,000 changes. */
export async function publishEditions(
  size: number,
  folder: string,
): Promise<{ readonly first: Edition; readonly deltaBytes: number; readonly publicKey: string }> {
  const { privatePem, publicPem } = createKeyPair()
  const key = await parseSigningKey(privatePem)
  if (key === undefined) throw new Error('the key just made is none')
  const closures = syntheticClosures(size + added)
  const before = closures.slice(0, size)
  const first = await publish(before, join(folder, editions.first), key, '2026-11-21T08:00:00Z')
  const after = [...before.slice(removed).map(change), ...closures.slice(size)]
  const second = await publish(after, join(folder, editions.second), key, '2026-11-21T14:00:00Z', first)
  cpSync(join(folder, editions.first), join(folder, editions.current), { recursive: true })
  const shards = first.files.shards.map(shardFile)
  const fetched = [headFile, manifestFile(first.head.manifest), ...shards]
  const [delta] = second.head.deltas
  if (delta === undefined) throw new Error('the second edition has no delta')
  return {
    publicKey: publicPem,
    deltaBytes: readFileSync(join(folder, editions.second, deltaFile(delta))).length,
    first: {
      shards,
      records: before.slice(removed, removed + 20_000),
      fileBytes: fetched.reduce((sum, name) => sum + readFileSync(join(folder, editions.first, name)).length, 0),
      textBytes: before.reduce((sum, closure) => sum + Buffer.byteLength(JSON.stringify(closure)) + 1, 0),
    },
  }
}

const added = 250
const removed = 250
const changed = 500

/** The first of what is left is stopped for good. */
function change(closure: Closure, index: number): Closure {
  return index < changed ? { ...closure, status: 'deregistered', effectiveOn: '2026-11-21' } : closure
}

async function publish(
  closures: readonly Closure[],
  folder: string,
  key: SigningKey,
  issued: string,
  previous?: PublishedList,
): Promise<PublishedList> {
  const info = { id: 'bench', name: '测量用名录', publisher: '移步', issuedOn: '2026-11-21' }
  const publication = await makePublication(info, closures, {
    ...(previous !== undefined && { previous }),
    issued,
    expiresDays: 3650,
    keys: [key],
    reservedSignatures: 1,
    allowShrink: false,
  })
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of publication.files) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, headFile), publication.headBytes)
  return openPublished(async (name) => new Blob([readFileSync(join(folder, name))]).stream())
}
