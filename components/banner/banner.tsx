import type { Answer } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import { Note } from '../guidance/note'
import { SignpostIcon } from '../signpost-icon'
import { HiddenLine } from './hidden-line'
import { HideMenu } from './hide-menu'

export interface BannerProps {
  readonly answer: Answer
  /** Where the page is. */
  readonly platform: PlatformId
  readonly arePlatformsLocked?: boolean
}

/**
 * The note in a page: what became of the account, and where to go; folded up in it, the ways to hide it, and the line
 * that then stands in its place. `utils/page/banner-section.ts` makes it live.
 */
export function Banner({ answer, platform, arePlatformsLocked = false }: BannerProps) {
  return (
    <section class={`yibu ${answer.verdict.kind}`} aria-label={t('banner_label')} lang={t('locale')}>
      <output class="announcement" />
      <SignpostIcon />
      <div class="body">
        <Note answer={answer} />
      </div>
      <HideMenu platform={platform} arePlatformsLocked={arePlatformsLocked} />
      <HiddenLine />
    </section>
  )
}
