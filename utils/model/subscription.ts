/** What a list is called on this device: two publishers may give their lists the same id. */
export type ListKey = string

/** The list that comes with the extension; it may be followed at an address too. */
export const bundledList: ListKey = 'bundled'

/** The person's own entries. */
export const personalList: ListKey = 'personal'

/** The same list, signed by the same key, is one list wherever it is served. */
export function listKeyOf(id: string, fingerprint: string): ListKey {
  return `${id}@${fingerprint.slice(0, 32)}`
}

/** The id of the list that a key was made for; undefined where keys do not tell: the list in the package, own entries. */
export function listIdOf(key: ListKey): string | undefined {
  return /^(.+)@[0-9a-f]{32}$/.exec(key)?.[1]
}

/** A list this person follows. */
export interface Subscription {
  readonly key: ListKey
  /** What the person calls it; absent: as its publisher does. */
  readonly title?: string
  /** Where its files are, each ending with a slash; mirrors are tried in turn. Empty: it is not synced. */
  readonly addresses: readonly string[]
  /** Keys that may sign it: SPKI in base64. */
  readonly publicKeys: readonly string[]
  /** Switched off, it is kept and neither asked nor synced. */
  readonly enabled: boolean
  /** Lists of lower positions come first wherever lists are named. */
  readonly position: number
  /** Set by who manages this computer: the person cannot change or remove it. */
  readonly locked?: true
}
