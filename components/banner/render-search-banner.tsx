import type { Guidance } from '../../utils/answer/answer'
import type { RenderedBanner } from '../../utils/messages'
import type { PlatformId } from '../../utils/model/platform'
import { SearchNote } from '../guidance/search-note'
import { renderMarkup } from '../render-markup'
import { statusSentence } from '../status-text'
import { BannerFrame } from './banner'
import css from './banner.css?inline'

/**
 * The banner's smaller sister above the results of a search, as data, in the person's language; undefined when nobody
 * was found. Takes who was found as `SearchNote` does.
 */
export function renderSearchBanner(
  platform: PlatformId,
  found: readonly Guidance[],
  arePlatformsLocked: boolean,
): RenderedBanner | undefined {
  const [first] = found
  if (!first) return undefined
  return {
    css,
    summary: statusSentence(first.closure),
    markup: renderMarkup(
      <BannerFrame kind="search" platform={platform} arePlatformsLocked={arePlatformsLocked}>
        <SearchNote platform={platform} found={found} />
      </BannerFrame>,
    ),
  }
}
