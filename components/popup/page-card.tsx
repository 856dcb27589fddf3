import type { Answer, NoticeAnswer } from '../../utils/answer/answer'
import type { Hiding } from '../../utils/model/hiding'
import type { Profile } from '../../utils/model/profile'
import { t } from '../../utils/i18n'
import { hasClosed, isUnlisted, type Verdict } from '../../utils/match/verdict'
import type { PageState } from '../../utils/messages'
import { History } from '../guidance/history'
import { Note } from '../guidance/note'
import { NoticeNote } from '../guidance/notice-note'
import { OtherClaims } from '../guidance/other-claims'
import { SearchNote } from '../guidance/search-note'
import { PinButton } from '../pin-button'
import { shortText } from '../short-text'
import { subjectOf } from '../status-text'
import { HidingNotice } from './hiding-notice'
import { NoClaimNote } from './no-claim-note'
import type { PopupPage } from './popup'

interface PageCardProps {
  readonly page: PopupPage
  readonly onSearch: (query: string) => void
  /** Who manages this computer has decided about platforms. */
  readonly arePlatformsLocked?: boolean
  readonly onShowAgain: (hiding: Hiding) => void
  /** The person wants to hear of it when the page's account closes. */
  readonly isPinned: boolean
  readonly onPin: (isOn: boolean) => void
  /** The person wants to note down that the page's account has closed. */
  readonly onRecord: (profile: Profile, notice: NoticeAnswer | undefined) => void
  readonly onReload: () => void
}

/** What the page in this tab is, in words. */
export function PageCard({ page, onReload, ...handlers }: PageCardProps) {
  if (page.kind === 'loading') return <p>{t('popup_loading')}</p>
  if (page.kind === 'read') return <ReadPage state={page.state} {...handlers} />
  return (
    <>
      <p class="sentence">{t('popup_unreachable')}</p>
      <p>{t('popup_unreachable_why')}</p>
      <button type="button" class="go" onClick={onReload}>
        {t('popup_reload')}
      </button>
    </>
  )
}

interface ReadPageProps extends Omit<PageCardProps, 'page' | 'onReload'> {
  readonly state: PageState
}

function ReadPage({ state, ...handlers }: ReadPageProps) {
  const { kind, platform, profile, answer, settled } = state
  if (kind === 'search') return <SearchPage state={state} {...handlers} />
  if (kind === 'gone' && !profile) {
    return (
      <>
        <p class="sentence">{t('popup_gone')}</p>
        <p>{t('popup_gone_why')}</p>
      </>
    )
  }
  if (kind === 'other') return <p class="sentence">{t('popup_not_profile')}</p>
  if (!answer) return <p class="sentence">{t(settled ? 'popup_not_read' : 'popup_loading')}</p>
  return (
    <>
      {profile?.name && <p class="label">{t('popup_profile', subjectOf({ platform, name: profile.name }))}</p>}
      <Hidden hiding={answer.hidden} platform={platform} {...handlers} />
      <Told answer={answer} {...handlers} />
      {profile && isUnlisted(answer.verdict) && (
        <button type="button" class="go" onClick={() => handlers.onRecord(profile, answer.notice)}>
          {t('popup_record')}
        </button>
      )}
      {profile && (handlers.isPinned || !hasClosed(answer.verdict)) && (
        <PinButton isPinned={handlers.isPinned} onPin={handlers.onPin} />
      )}
    </>
  )
}

interface HiddenProps extends Pick<PageCardProps, 'arePlatformsLocked' | 'onShowAgain'> {
  readonly hiding: Hiding | undefined
  readonly platform: PageState['platform']
}

function Hidden({ hiding, platform, arePlatformsLocked, onShowAgain }: HiddenProps) {
  if (!hiding) return null
  const isLocked = arePlatformsLocked === true && hiding.scope === 'platform'
  return <HidingNotice hiding={hiding} platform={platform} isLocked={isLocked} onShowAgain={onShowAgain} />
}

function SearchPage({ state: { platform, search }, ...handlers }: ReadPageProps) {
  if (!search || search.found.length === 0) return <p class="sentence">{t('popup_search_page')}</p>
  const { answer, found, words } = search
  return (
    <>
      <p class="label">{t('popup_searched', shortText(words))}</p>
      <Hidden hiding={answer.hidden} platform={platform} {...handlers} />
      <SearchNote platform={platform} found={found} />
    </>
  )
}

function Told({ answer, onSearch }: { readonly answer: Answer } & Omit<ReadPageProps, 'state'>) {
  const { verdict } = answer
  if (verdict.kind === 'none') {
    return (
      <>
        {answer.notice && <NoticeNote notice={answer.notice} />}
        <NoClaimNote verdict={verdict} onSearch={onSearch} />
        <History history={answer.history} />
        <OtherClaims claims={answer.otherClaims} />
      </>
    )
  }
  const reason = reasonOf(verdict)
  const note = verdict.kind === 'closed' && verdict.closure.note
  return (
    <>
      <Note answer={answer} />
      {reason && <p class="hint">{t(reason)}</p>}
      {note && <p class="hint">{t('note', shortText(note, 200))}</p>}
    </>
  )
}

/** How the account was tied to a record. The reason of a same-name verdict is in its sentence already. */
function reasonOf(verdict: Verdict) {
  if (verdict.kind === 'closed') return `reason_${verdict.sure}` as const
  if (verdict.kind === 'successor') return `reason_successor_${verdict.sure}` as const
  return undefined
}
