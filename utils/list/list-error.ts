/**
 * Why a list cannot be used.
 *
 * What came over the way:
 * `missing` a file did not come (`status` says what the host answered, if it did); `html` a page came in its place (a
 * login page, a 404 in disguise); `truncated` it broke off; `timeout` it took too long; `cancelled` the person, or the
 * browser, gave it up; `too-large` it is more than is taken in.
 *
 * What the file is:
 * `malformed` the head or the manifest is not one; `tampered` other bytes than a digest says; `not-gzip` does not
 * decompress to text; `bad-record` a record or a change is none, or there are others than promised.
 *
 * Who says so, and when:
 * `unsigned` none of the keys signed the head; `bad-key` a text is not a key (`keyProblem` says what it is);
 * `unsupported` this browser cannot check signatures; `other-list` the files are of another list; `rollback` the head
 * is older than one seen before; `shrunk` more than a fifth of the records are gone, and the head does not allow it.
 *
 * What is here: `quota` there is no room on this device.
 */
export type ListErrorKind =
  | 'missing'
  | 'html'
  | 'truncated'
  | 'timeout'
  | 'cancelled'
  | 'too-large'
  | 'malformed'
  | 'tampered'
  | 'not-gzip'
  | 'bad-record'
  | 'unsigned'
  | 'bad-key'
  | 'unsupported'
  | 'other-list'
  | 'rollback'
  | 'shrunk'
  | 'quota'

/** What a text is that was given as a public key: a private key, a key of another kind, or nothing of the sort. */
export type KeyProblem = 'private' | 'not-ed25519' | 'unreadable'

export interface ListErrorOptions extends ErrorOptions {
  /** HTTP status, where there was one. */
  readonly status?: number
  readonly keyProblem?: KeyProblem
}

/** A list was refused. `message` names the file and is for logs: what people read is made from `kind`. */
export class ListError extends Error {
  override readonly name = 'ListError'
  readonly status?: number
  readonly keyProblem?: KeyProblem

  constructor(
    readonly kind: ListErrorKind,
    readonly file: string,
    detail: string,
    { status, keyProblem, ...options }: ListErrorOptions = {},
  ) {
    super(`${file}: ${detail}`, options)
    if (status !== undefined) this.status = status
    if (keyProblem !== undefined) this.keyProblem = keyProblem
  }
}
