import { type BannerView, createBannerView } from './banner-view'
import { followPage } from './follow-page'
import { askBackground, handleMessages, type Judgement, type PageMessages } from '../messages'
import type { PlatformId } from '../model/platform'
import type { Profile } from '../model/profile'
import type { PlatformPages } from '../platforms/platform'

/** Starts Yibu in a page of a platform: the whole of a content script. */
export function startPage(platform: PlatformId, pages: PlatformPages): void {
  // Most pages never have anything to show.
  let view: BannerView | undefined
  const page = followPage({
    window,
    document,
    platform,
    pages,
    judge: (profile) => askBackground('judge', profile),
    judgeGone: (profile) => askBackground('judgeGone', profile),
    tellShown: (profile) => void tellShown(profile),
    show,
    isShown: () => view?.isShown() ?? false,
  })
  handleMessages<PageMessages>({
    describePage: page.describe,
    readBanner: () => view?.read() ?? null,
    refresh: page.refresh,
  })

  function show(judgement: Judgement | undefined, profile: Profile | undefined): void {
    if (judgement?.banner !== undefined) view ??= createBannerView({ document, anchors: pages.anchors })
    view?.show(judgement, profile)
  }
}

async function tellShown({ platform, ids, name }: Profile): Promise<void> {
  try {
    await askBackground('noteShown', { platform, ids, ...(name !== undefined && { name }) })
  } catch {
    // The extension was updated under this page.
  }
}
