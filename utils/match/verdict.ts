import type { Closure } from '../model/closure'

/** What the lists say about a profile, and how sure that is (DESIGN §5). */
export type Verdict = Closed | SameName | SuccessorOf | NoClaim

/**
 * How a closure was tied to the profile, surest first. `seen`: by an id that this device has seen on the account while its
 * page showed its name and the verifying organisation.
 */
export type Sureness = 'id' | 'organisation' | 'seen' | 'name'

/** Whether the lists say that the account has closed: one that is announced to close is still there. */
export function hasClosed(verdict: Verdict): boolean {
  return verdict.kind === 'closed' && verdict.closure.status !== 'announced'
}

/** Whether no list has anything to do with the account: neither by its name nor by any id of it that was asked for. */
export function isUnlisted(verdict: Verdict): boolean {
  return verdict.kind === 'none' && verdict.because === 'not-listed'
}

/** The verdict of such an account. */
export const notListed: NoClaim = { kind: 'none', because: 'not-listed', closures: [] }

export interface Closed {
  readonly kind: 'closed'
  readonly sure: Sureness
  readonly closure: Closure
}

/** The profile bears a listed account's name but is, as far as anyone can tell, not that account. */
export interface SameName {
  readonly kind: 'same-name'
  readonly because: 'other-id' | 'other-organisation' | 'person' | 'not-verified'
  readonly closure: Closure
}

/** The profile is where a closed account went. */
export interface SuccessorOf {
  readonly kind: 'successor'
  readonly sure: 'id' | 'name'
  /** What it took over; never empty. */
  readonly closures: readonly Closure[]
}

export interface NoClaim {
  readonly kind: 'none'
  /** `ambiguous`: several listed accounts bear the name and nothing decides between them. */
  readonly because: 'not-listed' | 'reopened' | 'ambiguous'
  /** The records that were weighed; empty when not listed. */
  readonly closures: readonly Closure[]
}
