import type { BannerText, PageState } from '../../utils/messages'

/** A page somebody saved, to be served at the address it was saved from. */
export interface SavedPage {
  readonly url: string
  readonly html: string
  /** The page that is opened before it in its tab, and leads on to it by itself. */
  readonly from?: SavedPage | undefined
}

/** What a site shows at the address of an account that is gone: nothing, until it has found out and leads on. */
export function leadingPage(url: string, onTo: string): SavedPage {
  const leadOn = `addEventListener('load', () => setTimeout(() => { location.href = ${JSON.stringify(onTo)} }, 200))`
  return { url, html: `<!doctype html><meta charset="utf-8"><title></title><script>${leadOn}</script>` }
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
