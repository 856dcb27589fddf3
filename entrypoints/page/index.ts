import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { askBackground, handleMessages, type Judgement, type PageMessages } from '../../utils/messages'
import type { Profile } from '../../utils/model/profile'
import { type BannerView, createBannerView } from '../../utils/page/banner-view'
import { followPage } from '../../utils/page/follow-page'
import { findPagePlatform } from '../../utils/platforms'

/**
 * The content script. An unlisted script that `wxt.config.ts` puts into the manifest: what WXT adds to a content
 * script of its own announces itself to the page by an event, and no page shall learn that Yibu is here.
 */
export default defineUnlistedScript(() => {
  const found = findPagePlatform(location)
  if (found === undefined) return
  const { id: platform, pages } = found
  // Most pages never have anything to show.
  let view: BannerView | undefined
  const page = followPage({ window, document, platform, pages, judge, show, isShown: () => view?.isShown() ?? false })
  handleMessages<PageMessages>({
    describePage: page.describe,
    readBanner: () => view?.read() ?? null,
    refresh: page.refresh,
  })

  function show(judgement: Judgement | undefined, profile: Profile | undefined): void {
    if (judgement?.banner !== undefined) view ??= createBannerView({ document, anchors: pages.anchors })
    view?.show(judgement, profile)
  }
})

function judge(profile: Profile): Promise<Judgement> {
  return askBackground('judge', profile)
}
