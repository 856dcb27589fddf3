import type { PartialDate } from './closure'

/** Words that an account's own page shows as the account's own: its description, a post, an article. */
export interface OwnText {
  /** A description speaks of the account itself; a post or an article of anything. */
  readonly from: 'description' | 'post' | 'article'
  /** At most `OWN_TEXT_LIMIT` UTF-16 units, with its line breaks. */
  readonly text: string
  /** Absent where the page does not tell, as of a description. */
  readonly postedOn?: PartialDate
}

export const OWN_TEXT_LIMIT = 2000

/** So many are looked at on a page. */
export const mostOwnTexts = 20
