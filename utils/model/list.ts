/** What is said of a list beside its records. */
export interface ListInfo {
  readonly id: string
  readonly name: string
  readonly publisher: string
  readonly homepage?: string
  /** Day the publisher put this edition out: `2026-11-21`. */
  readonly issuedOn: string
  /** Number of closures. */
  readonly count: number
}
