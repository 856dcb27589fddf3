import type { AccountId, LinkedAccount } from '../model/account'
import type { OwnText } from '../model/own-text'
import type { PlatformId } from '../model/platform'
import type { Profile } from '../model/profile'
import type { GivenSelectors } from '../model/selectors'

/** How to point at a platform's accounts. */
export interface Platform {
  readonly id: PlatformId
  /** For accounts that are not there the site has a page of its own, the place `gone`. */
  readonly hidesGone?: true
  /** The address of an account's page, from the first id that gives one; undefined when none does. */
  accountUrl(ids: readonly AccountId[]): string | undefined
  /** The platform's own search for accounts; undefined where the platform has no search on the web. */
  searchUrl(words: string): string | undefined
}

/**
 * What is looked at of a page's address: `location` has it as well as a URL, which takes a page 0.4 ms to make the first
 * time.
 */
export type PageAddress = Pick<URL, 'protocol' | 'hostname' | 'pathname' | 'search'>

/** How one site's pages are understood: pure functions over (address, Document) that never change the page and never throw. */
export interface PlatformPages {
  /** Match patterns of the pages the content script runs on. */
  readonly matches: readonly string[]
  /** What the address alone says. Only called with addresses that fit `matches`. */
  locate(address: PageAddress): Place
  /**
   * What a profile page says of its account. Undefined when the page does not confirm that it shows an
   * account's profile (an address that only might be one). `given`: where a list says to look first.
   */
  read(document: Document, place: ProfilePlace, depth?: Depth, given?: GivenSelectors): Reading | undefined
  /**
   * What the page shows of the account's own words, as far as they may announce something: its description, its posts in
   * the page's order (pinned ones first), its article. Never what others wrote. At most `mostOwnTexts` and a description.
   */
  readOwnTexts?(document: Document, profile: Profile): readonly OwnText[]
  /** Where a banner fits in the page's flow, best first; the first selector that is found counts. */
  readonly anchors: readonly Anchor[]
  /** Where a note fits above the results of a search, best first; absent where there is no search. */
  readonly searchAnchors?: readonly Anchor[]
  /** Absent where no link leads to an account. */
  readonly links?: AccountLinks
}

/** Which links of a platform's pages lead to its accounts. */
export interface AccountLinks {
  /** The account an address leads to: told by the address alone, never by the text of a link. */
  find(address: PageAddress): LinkedAccount | undefined
  /** What the addresses of such links look like as they are written: others are not even resolved. */
  readonly written: RegExp
  /** Parts of pages whose links are left alone: the site's own header with the viewer in it, its side frames, advertisements. */
  readonly outside: string
}

/**
 * How much of a profile page is read, each depth dearer than the one before. `name`: the name, and an id where the
 * address has none; the verification stays unknown. `shown`: what the page shows. `all`: also ids that take a search through its data.
 */
export type Depth = 'name' | 'shown' | 'all'

/** `gone`: the site's own page for an account that is not there, whose address does not say which one was asked for. */
export type Place =
  | ProfilePlace
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'other' }

/** A profile: by id, or by `name`, or by a `handle` (custom domain) that only the page can resolve. */
export interface ProfilePlace {
  readonly kind: 'profile'
  readonly ids: readonly AccountId[]
  readonly name?: string
  readonly handle?: string
}

export interface Reading {
  readonly profile: Profile
  /** True once the page shows all it is going to say of the account; false while it may still be loading. */
  readonly rendered: boolean
}

export interface Anchor {
  readonly selector: string
  readonly position: 'before' | 'first-child'
}
