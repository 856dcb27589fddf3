import { type BannerView, createBannerView } from './banner-view'
import { followPage } from './follow-page'
import { followSearches } from './follow-search'
import type { LinkMarker, markLinks } from './marks/mark-links'
import { askBackground, handleMessages, type Judgement, type PageMessages } from '../messages'
import type { PlatformId } from '../model/platform'
import type { Profile } from '../model/profile'
import type { PlatformPages } from '../platforms/platform'

/**
 * Starts Yibu in a page of a platform: the whole of a content script. `mark` is what marks its links; a script without
 * it is half as long, for platforms where no link leads to an account.
 */
export function startPage(platform: PlatformId, pages: PlatformPages, mark?: typeof markLinks): void {
  const { links } = pages
  // Most pages never have anything to show.
  let view: BannerView | undefined
  let searchView: BannerView | undefined
  // Links come when the page itself is done.
  let marker: LinkMarker | undefined
  const search = followSearches({
    judgeSearch: (words) => askBackground('judgeSearch', { platform, words }),
    show: (judgement) => {
      if (judgement?.banner !== undefined) {
        searchView ??= createBannerView({ document, anchors: pages.searchAnchors ?? [] })
      }
      searchView?.show(judgement, judgement?.target)
    },
  })
  const page = followPage({
    window,
    document,
    platform,
    pages,
    judge: (profile) => askBackground('judge', profile),
    judgeGone: (profile) => askBackground('judgeGone', profile),
    judgeNotice: (profile, texts) => askBackground('judgeNotice', { profile, texts }),
    whenIdle: whenDone,
    // There may be no background any more: the extension may have been updated under this page.
    tellFound: (found) => void askBackground('noteFound', { platform, found }).catch(() => {}),
    show,
    isShown: () => view?.isShown() === true || searchView?.isShown() === true,
    onMove: (place) => {
      search.enter(place)
      marker?.move()
    },
  })
  handleMessages<PageMessages>({
    describePage: () => {
      const { settled, ...state } = page.describe()
      const isMarked = links === undefined || mark === undefined || marker?.isSettled() === true
      const searched = search.describe()
      return {
        ...state,
        settled: settled && isMarked && search.isSettled(),
        ...(searched !== undefined && { search: searched }),
        ...(marker !== undefined && { marks: marker.describe() }),
      }
    },
    readBanner: () => view?.read() ?? searchView?.read() ?? null,
    refresh: () => {
      page.refresh()
      search.refresh()
      marker?.refresh()
    },
  })
  if (links !== undefined && mark !== undefined) {
    whenDone(() => {
      marker = mark({
        document,
        links,
        isOwn: page.isOf,
        judgeLinks: (accounts) => askBackground('judgeLinks', { platform, accounts }),
        describeLink: (account) => askBackground('describeLink', { platform, account }),
      })
    })
  }

  function show(judgement: Judgement | undefined, profile: Profile | undefined): void {
    if (judgement?.banner !== undefined) view ??= createBannerView({ document, anchors: pages.anchors })
    view?.show(judgement, profile)
  }
}

/**
 * Calls back once, when the page has loaded, come to rest and then been idle; or does not come to an end of loading. What
 * a page does as it loads it needs all the time there is for.
 */
function whenDone(callback: () => void): void {
  let isCalled = false
  const begin = () => {
    if (isCalled) return
    isCalled = true
    setTimeout(() => requestIdleCallback(callback, { timeout: latestIdleMs }), restMs)
  }
  if (document.readyState === 'complete') return begin()
  window.addEventListener('load', begin, { once: true })
  setTimeout(begin, latestLoadMs)
}

const restMs = 400
const latestIdleMs = 2000
const latestLoadMs = 5000
