import type { ComponentChildren } from 'preact'
import type { Answer } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { Verdict } from '../../utils/match/verdict'
import type { PlatformId } from '../../utils/model/platform'
import { Note } from '../guidance/note'
import { SignpostIcon } from '../signpost-icon'
import { HiddenLine } from './hidden-line'
import { HideMenu } from './hide-menu'
import { PinButton } from '../pin-button'
import { RecordButton } from './record-button'

export interface BannerProps {
  readonly answer: Answer
  /** Where the page is. */
  readonly platform: PlatformId
  readonly arePlatformsLocked?: boolean
  /** The person wants to hear of it when the account closes; absent where that is not offered. */
  readonly isPinned?: boolean | undefined
}

/** The note in a page: what became of the account, and where to go. */
export function Banner({ answer, platform, arePlatformsLocked = false, isPinned }: BannerProps) {
  return (
    <BannerFrame
      kind={answer.notice ? 'notice' : answer.verdict.kind}
      platform={platform}
      arePlatformsLocked={arePlatformsLocked}
    >
      <Note answer={answer} />
      {answer.notice && <RecordButton />}
      {isPinned !== undefined && <PinButton isPinned={isPinned} />}
    </BannerFrame>
  )
}

interface BannerFrameProps extends Required<Omit<BannerProps, 'answer' | 'isPinned'>> {
  readonly kind: Verdict['kind'] | 'search' | 'notice'
  readonly children: ComponentChildren
}

/**
 * What is around a note in a page: the ways to hide it, folded up, and the line that then stands in its place.
 * `utils/page/banner-section.ts` makes it live.
 */
export function BannerFrame({ kind, platform, arePlatformsLocked, children }: BannerFrameProps) {
  return (
    <section class={`yibu ${kind}`} aria-label={t('banner_label')} lang={t('locale')}>
      <output class="announcement" />
      <SignpostIcon />
      <div class="body">{children}</div>
      <HideMenu platform={platform} arePlatformsLocked={arePlatformsLocked} />
      <HiddenLine />
    </section>
  )
}
