import type { Answer, NoticeAnswer } from '../../utils/answer/answer'
import type { SearchResult } from '../../utils/answer/search-answer'
import type { Hiding } from '../../utils/model/hiding'
import { t } from '../../utils/i18n'
import type { PageState } from '../../utils/messages'
import type { ReadingTrouble } from '../../utils/model/reading-trouble'
import type { ListInUse } from '../../utils/model/list'
import type { Profile } from '../../utils/model/profile'
import { StaleList } from '../guidance/stale-list'
import { listName } from '../names'
import type { Help } from '../results/nothing-found'
import { ReadingTroubles } from '../reading-trouble'
import { SignpostIcon } from '../signpost-icon'
import { writeDate } from '../status-text'
import { PageCard } from './page-card'
import { PinNews } from './pin-news'
import { Search } from './search'

/** What is known of the tab the popup was opened on. `unreachable`: no content script answers there. */
export type PopupPage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'read'; readonly state: PageState }

/** What a search found, and for which words. */
export interface Found {
  readonly query: string
  readonly results: readonly SearchResult[]
  /** Where all of them are shown, when there are more than `results` holds. */
  readonly allHref?: string | undefined
  /** Some list cannot be searched yet but for whole names. */
  readonly preparing: boolean
  /** The lists could not be read. */
  readonly hasTrouble?: true
  /** What may help; only where nothing was found. */
  readonly help?: Help | undefined
}

export interface PopupProps {
  readonly page: PopupPage
  /** What is looked for; empty shows the page instead. */
  readonly query: string
  /** The newest there is; undefined before the first search has ended. */
  readonly found: Found | undefined
  /** The lists in use; empty until the first one is there. */
  readonly lists: readonly ListInUse[]
  /** There are lists, and the person has switched every one of them off. */
  readonly allOff?: boolean
  readonly onSearch: (query: string) => void
  /** The person wants to note down what became of an account of that name. */
  readonly onAddOwn: (name: string) => void
  /** … that the account on this page has closed. */
  readonly onRecord: (profile: Profile, notice: NoticeAnswer | undefined) => void
  /** Who manages this computer has decided about platforms. */
  readonly arePlatformsLocked?: boolean
  readonly onShowAgain: (hiding: Hiding) => void
  /** The person wants to hear of it when the page's account closes. */
  readonly isPinned: boolean
  /** What of platforms' pages can no longer be read. */
  readonly troubles: readonly ReadingTrouble[]
  readonly onPin: (isOn: boolean) => void
  /** What the person has not heard of pinned accounts. */
  readonly pinNews: readonly Answer[]
  readonly onPinNewsHeard: () => void
  readonly onReload: () => void
  readonly onOpenOptions: () => void
}

/** The window of the toolbar button: what this page is, and a search over every record. */
export function Popup(props: PopupProps) {
  const { page, lists, allOff = false, query, onSearch, onShowAgain, onReload, onOpenOptions } = props
  return (
    <div class="yibu popup" lang={t('locale')}>
      <header>
        <SignpostIcon />
        <h1>{t('extName')}</h1>
        <button type="button" class="quiet" onClick={onOpenOptions}>
          {t('open_options')}
        </button>
      </header>
      <main>
        <Search {...props} />
        {query.trim() === '' && <PinNews news={props.pinNews} onHeard={props.onPinNewsHeard} />}
        {query.trim() === '' && (
          <section aria-label={t('popup_page')}>
            <ReadingTroubles troubles={troublesOf(page, props.troubles)} />
            <PageCard
              page={page}
              arePlatformsLocked={props.arePlatformsLocked ?? false}
              onSearch={onSearch}
              onShowAgain={onShowAgain}
              isPinned={props.isPinned}
              onPin={props.onPin}
              onRecord={props.onRecord}
              onReload={onReload}
            />
          </section>
        )}
      </main>
      <footer>
        {lists.length === 0 && t(allOff ? 'lists_all_off' : 'options_no_list')}
        {lists.map((list) => (
          <p key={list.key}>
            {t('list_date', listName(list), writeDate(list.issuedOn))} <StaleList isNamed list={list} />
          </p>
        ))}
      </footer>
    </div>
  )
}

/** Those of the site in this tab. */
function troublesOf(page: PopupPage, troubles: readonly ReadingTrouble[]): readonly ReadingTrouble[] {
  return page.kind === 'read' ? troubles.filter(({ platform }) => platform === page.state.platform) : []
}
