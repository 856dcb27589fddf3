import type { BannerText, PageState } from '../../utils/messages'

/** A page somebody saved, to be served at the address it was saved from. */
export interface SavedPage {
  readonly url: string
  readonly html: string
}

/** What the extension made of a page. */
export interface Inspection {
  /** Undefined where the extension does not run. */
  readonly state: PageState | undefined
  readonly banner: BannerText | undefined
}

export interface InspectOptions {
  /** Where to save what the page looks like, as PNG. */
  readonly screenshot?: string | undefined
  /** How long to leave the page open for somebody to look at. */
  readonly pauseMs?: number
}
