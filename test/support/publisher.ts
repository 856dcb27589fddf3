import { makePublication } from '../../cli/list/publish/make-publication'
import { openPublished, type PublishedList } from '../../cli/list/publish/published-list'
import { createKeyPair, parseSigningKey, type SigningKey } from '../../cli/list/signing-key'
import { encodeEnvelope, encodeHead } from '../../utils/list/encode-head'
import type { FetchFile } from '../../utils/list/fetch-file'
import type { ListHead } from '../../utils/list/head'
import { ListError } from '../../utils/list/list-error'
import type { ListSelectors } from '../../utils/model/selectors'
import type { Closure } from '../../utils/model/closure'

type Bytes = Uint8Array<ArrayBuffer>
type Options = Parameters<FetchFile>[1]

/** Publishes the list `test`, and serves it at any address. */
export interface Publisher {
  /** SPKI in base64. */
  readonly publicKey: string
  readonly key: SigningKey
  /** What is served, by name. Older files stay. */
  readonly files: Map<string, Bytes>
  publish(
    closures: readonly Closure[],
    options: {
      readonly issued: number
      readonly allowShrink?: boolean
      readonly id?: string
      readonly selectors?: ListSelectors
      /** In place of its own key. */
      readonly keys?: readonly SigningKey[]
    },
  ): Promise<void>
  /** The head that is served. */
  head(): ListHead
  /** A head as a file, signed. */
  sign(head: ListHead): Bytes
  serve(address: string, file: string, options?: Options): Promise<ReadableStream<Bytes>>
  /** From now on an address serves what `change` makes of each file. */
  break(address: string, change: (file: string, bytes: Bytes, options: Options) => Bytes | ReadableStream<Bytes>): void
  /** From now on an address serves the files as they are. */
  mend(address: string): void
}

export async function createSigningKey(): Promise<SigningKey> {
  const key = await parseSigningKey(createKeyPair().privatePem)
  if (key === undefined) throw new Error('the key just made is none')
  return key
}

/** With a key of its own, unless it is given one. */
export async function createPublisher(given?: SigningKey): Promise<Publisher> {
  const key = given ?? (await createSigningKey())
  const files = new Map<string, Bytes>()
  const broken = new Map<string, (file: string, bytes: Bytes, options: Options) => Bytes | ReadableStream<Bytes>>()
  let previous: PublishedList | undefined
  const fetchOwn: FetchFile = async (file) => {
    const bytes = files.get(file)
    if (bytes === undefined) throw new ListError('missing', file, 'status 404', { status: 404 })
    return new Blob([bytes]).stream()
  }
  return {
    publicKey: Buffer.from(key.publicKey.spki).toString('base64'),
    key,
    files,
    head: () => {
      if (previous === undefined) throw new Error('nothing was published')
      return previous.head
    },
    sign: (head) => {
      const payload = encodeHead(head)
      return encodeEnvelope(payload, [key.sign(payload)])
    },
    async publish(closures, { issued, allowShrink = false, id = 'test', keys = [key], selectors }) {
      const named = { id, name: '测试名录', publisher: '某人', issuedOn: '2026-11-21' }
      const info = { ...named, ...(selectors !== undefined && { selectors }) }
      const publication = await makePublication(info, closures, {
        ...(previous?.head.list.id === id && { previous }),
        issued: new Date(issued).toISOString().replace('.000Z', 'Z'),
        expiresDays: 30,
        keys,
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
    mend: (address) => void broken.delete(address),
  }
}
