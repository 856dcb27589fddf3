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
 * `unsigned` none of the keys signed the head; `unsupported` this browser cannot check signatures; `other-list` the files
 * are of another list; `rollback` the head is older than one seen before; `expired` it ran out before it came: nobody has
 * vouched for it since; `shrunk` more than a fifth of the records are gone, and the head does not allow it.
 *
 * What a person gave: `bad-address` a text is no address; `bad-key` a text is not a key (`keyProblem` says what it is);
 * `bad-backup` a file is no backup.
 *
 * What is here: `quota` there is no room on this device; `broken-store` its database failed.
 */
export type ListFailureKind =
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
  | 'bad-address'
  | 'bad-key'
  | 'bad-backup'
  | 'unsupported'
  | 'other-list'
  | 'rollback'
  | 'shrunk'
  | 'expired'
  | 'quota'
  | 'broken-store'
