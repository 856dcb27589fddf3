/**
 * Why a list cannot be used:
 * `missing` a file did not come; `html` a page came in its place (a login page, a 404 in disguise);
 * `malformed` the manifest is not one; `truncated` fewer bytes than the manifest says; `tampered` other bytes than the
 * manifest says; `too-large` more than is taken in; `not-gzip` does not decompress; `bad-record` a record that is none.
 */
export type ListErrorKind =
  | 'missing'
  | 'html'
  | 'malformed'
  | 'truncated'
  | 'tampered'
  | 'too-large'
  | 'not-gzip'
  | 'bad-record'

/** A list was refused. `message` names the file and is for logs: what people read is made from `kind`. */
export class ListError extends Error {
  override readonly name = 'ListError'

  constructor(
    readonly kind: ListErrorKind,
    readonly file: string,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${detail}`, options)
  }
}
