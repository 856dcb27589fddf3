import type { ListKey } from './subscription'
import type { SyncFailure } from './sync-state'

/** What was asked for, or why it could not be had. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: SyncFailure }

/** A list to be followed, as somebody passed it on. */
export interface NewSubscription {
  /** Where its `head.json` is: the folder, or the file itself. */
  readonly address: string
  /** PEM, or the base64 of it alone. */
  readonly publicKey: string
}

/** What a list says of itself, signed by the key that was given. */
export interface ListPreview {
  readonly key: ListKey
  /** Ends with a slash. */
  readonly address: string
  /** SPKI in base64. */
  readonly publicKey: string
  /** SHA-256 of the key in hex, to be compared with what the publisher says elsewhere. */
  readonly fingerprint: string
  readonly name: string
  /** Number of records. */
  readonly count: number
  readonly sequence: number
  /** ISO instants. */
  readonly issued: string
  readonly expires: string
  /** It is followed already: confirming adds the address to its mirrors. */
  readonly isKnown: boolean
  /** It is followed with another key, which signed this edition as well: confirming accepts the new one too. */
  readonly isNewKey: boolean
}

export interface SubscriptionChange {
  /** Empty: called as its publisher calls it. */
  readonly title?: string
  readonly enabled?: boolean
}

/** What a backup holds, before anything is done with it. */
export interface BackupPreview {
  /** ISO instant at which it was made. */
  readonly exportedAt: string
  readonly lists: number
  readonly records: number
  readonly hiddenAccounts: number
  readonly pins: number
}

/** `merge` adds to what is here, and the backup wins where both have something to say; `replace` clears it away before. */
export type BackupMode = 'merge' | 'replace'
