import { makePublication } from '../../cli/list/publish/make-publication'
import { openPublished, type PublishedList } from '../../cli/list/publish/published-list'
import { createKeyPair, parseSigningKey } from '../../cli/list/signing-key'
import type { FetchFile } from '../../utils/list/fetch-file'
import { ListError } from '../../utils/list/list-error'
import type { Closure } from '../../utils/model/closure'

type Bytes = Uint8Array<ArrayBuffer>
type Options = Parameters<FetchFile>[1]

/** Publishes the list `test` with a key of its own, and serves it at any address. */
export interface Publisher {
  /** SPKI in PEM. */
  readonly publicKey: string
  /** What is served, by name. Older files stay. */
  readonly files: Map<string, Bytes>
  publish(
    closures: readonly Closure[],
    options: { readonly issued: number; readonly allowShrink?: boolean; readonly id?: string },
  ): Promise<void>
  serve(address: string, file: string, options?: Options): Promise<ReadableStream<Bytes>>
  /** From now on an address serves what `change` makes of each file. */
  break(address: string, change: (file: string, bytes: Bytes, options: Options) => Bytes | ReadableStream<Bytes>): void
}

export async function createPublisher(): Promise<Publisher> {
  const { privatePem, publicPem } = createKeyPair()
  const key = await parseSigningKey(privatePem)
  if (key === undefined) throw new Error('the key just made is none')
  const files = new Map<string, Bytes>()
  const broken = new Map<string, (file: string, bytes: Bytes, options: Options) => Bytes | ReadableStream<Bytes>>()
  let previous: PublishedList | undefined
  const fetchOwn: FetchFile = async (file) => {
    const bytes = files.get(file)
    if (bytes === undefined) throw new ListError('missing', file, 'status 404', { status: 404 })
    return new Blob([bytes]).stream()
  }
  return {
    publicKey: publicPem,
    files,
    async publish(closures, { issued, allowShrink = false, id = 'test' }) {
      const info = { id, name: '测试名录', publisher: '某人', issuedOn: '2026-11-21' }
      const publication = await makePublication(info, closures, {
        ...(previous?.head.list.id === id && { previous }),
        issued: new Date(issued).toISOString().replace('.000Z', 'Z'),
        expiresDays: 30,
        keys: [key],
        reservedSignatures: 1,
        allowShrink,
      })
      for (const [name, bytes] of publication.files) files.set(name, bytes)
      files.set('head.json', publication.headBytes)
      previous = await openPublished(fetchOwn)
    },
    async serve(address, file, options) {
      options?.signal?.throwIfAborted()
      const change = broken.get(address)
      if (change === undefined) return fetchOwn(file)
      const served = change(file, files.get(file) ?? new Uint8Array(), options)
      return served instanceof ReadableStream ? served : new Blob([served]).stream()
    },
    break: (address, change) => void broken.set(address, change),
  }
}
