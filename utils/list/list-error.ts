import type { ListFailureKind } from '../model/list-failure'

export type ListErrorKind = ListFailureKind

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
  readonly status: number | undefined
  readonly keyProblem: KeyProblem | undefined

  constructor(
    readonly kind: ListErrorKind,
    readonly file: string,
    detail: string,
    { status, keyProblem, ...options }: ListErrorOptions = {},
  ) {
    super(`${file}: ${detail}`, options)
    this.status = status
    this.keyProblem = keyProblem
  }
}
