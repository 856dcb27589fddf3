import type { Guidance } from './answer'
import type { Hit } from '../model/hit'

/** A record that a search found, and where to go from there. */
export interface SearchResult {
  readonly guidance: Guidance
  readonly hit: Hit
}

/** What a search found. */
export interface SearchAnswer {
  /** Best first. */
  readonly results: readonly SearchResult[]
  /** A list is still being made ready to be searched: of that one, only what bears exactly the name is among the results. */
  readonly preparing: boolean
}
