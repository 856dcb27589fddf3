import { t } from '../../utils/i18n'
import type { Closure } from '../../utils/model/closure'
import type { NewSubscription } from '../../utils/model/list-admin'
import type { OwnFormGiven } from '../../utils/model/own-form-link'
import type { PlatformId } from '../../utils/model/platform'
import type { Profile } from '../../utils/model/profile'
import type { ReadingTrouble } from '../../utils/model/reading-trouble'
import { shortText } from '../short-text'
import { SignpostIcon } from '../signpost-icon'
import { AboutSection } from './about-section'
import { type AddListActions, AddListSection } from './add-list/add-list-section'
import { type BackupActions, BackupSection } from './backup/backup-section'
import { HiddenSection } from './hidden-section'
import type { HiddenEntry } from './hidden-section'
import type { FollowedList, ListActions } from './lists/followed-list'
import { ListSection } from './lists/list-section'
import { type OwnActions, OwnSection } from './own/own-section'
import { type PinActions, PinSection } from './pin-section'
import { PlatformSection } from './platform-section'
import { PrivacySection } from './privacy-section'
import { type SeenActions, type SeenEntry, SeenSection } from './seen-section'

export interface OptionsProps {
  /** Something that was asked for could not be done: the background does not answer. */
  readonly hasTrouble: boolean
  /** In their order; undefined until they were read, empty until the first one is there. */
  readonly lists: readonly FollowedList[] | undefined
  readonly listActions: ListActions
  /** A list that a link asks to be added. */
  readonly givenList: NewSubscription | undefined
  readonly addActions: AddListActions
  /** The person's own entries, in the order of their ids. */
  readonly ownRecords: readonly Closure[]
  readonly ownActions: OwnActions
  /** An own entry that a link asks to be written. */
  readonly givenEntry?: OwnFormGiven | undefined
  readonly backupActions: BackupActions
  /** Records of all the lists in use together, as they should be ordered. */
  readonly counts: {
    readonly platforms: readonly { readonly platform: PlatformId; readonly count: number }[]
    readonly provinces: readonly { readonly name: string; readonly count: number }[]
  }
  /** Set on a computer that somebody else manages. */
  readonly management?: Management | undefined
  readonly hidden: readonly HiddenEntry[]
  /** The accounts the person wants to hear of, last pinned first. */
  readonly pinned: readonly Profile[]
  readonly areNotificationsOn: boolean
  readonly pinActions: PinActions
  /** Listed accounts that were seen here, last seen first. */
  readonly seen: readonly SeenEntry[]
  /** They are remembered. */
  readonly remembersSeen: boolean
  readonly seenActions: SeenActions
  /** The platforms whose pages Yibu reads. */
  readonly platforms: readonly PlatformSwitch[]
  /** What of their pages can no longer be read. */
  readonly troubles: readonly ReadingTrouble[]
  /** What accounts announce on their own pages is told. */
  readonly tellsNotices: boolean
  readonly version: string
  readonly onShowAgain: (entry: HiddenEntry) => void
  readonly onTogglePlatform: (platform: PlatformId, enabled: boolean) => void
  readonly onToggleMarks: (platform: PlatformId, isOn: boolean) => void
  readonly onToggleNotices: (isOn: boolean) => void
}

export interface PlatformSwitch {
  readonly platform: PlatformId
  readonly enabled: boolean
  /** Absent where no link leads to an account. */
  readonly marksLinks?: boolean
}

export interface Management {
  /** Who that is, as they call themselves. */
  readonly manager?: string | undefined
  /** The person may not add lists. */
  readonly onlyManagedLists: boolean
  /** The person cannot choose platforms. */
  readonly arePlatformsLocked: boolean
  /** Nor where links are marked. */
  readonly areMarksLocked: boolean
}

/** The settings page: the lists, what was hidden, where Yibu speaks up, what it promises. */
export function Options(props: OptionsProps) {
  const { management } = props
  return (
    <div class="yibu options" lang={t('locale')}>
      <header>
        <SignpostIcon />
        <h1>{t('options_title')}</h1>
      </header>
      <main>
        <output class="trouble">{props.hasTrouble && <p class="warning">{t('options_trouble')}</p>}</output>
        {management && <p class="managed">{managedText(management)}</p>}
        <ListSection lists={props.lists} counts={props.counts} actions={props.listActions} />
        {management?.onlyManagedLists ? (
          <section aria-labelledby="add">
            <h2 id="add">{t('add_title')}</h2>
            <p>{t('add_not_allowed')}</p>
          </section>
        ) : (
          <AddListSection given={props.givenList} actions={props.addActions} />
        )}
        <OwnSection
          records={props.ownRecords}
          isOff={props.lists?.some(({ kind, isEnabled }) => kind === 'personal' && !isEnabled) ?? false}
          given={props.givenEntry}
          homepages={props.lists?.flatMap(({ edition }) => edition?.homepage ?? []) ?? []}
          actions={props.ownActions}
        />
        <PinSection pinned={props.pinned} areNotificationsOn={props.areNotificationsOn} actions={props.pinActions} />
        <PlatformSection
          isLocked={management?.arePlatformsLocked ?? false}
          areMarksLocked={management?.areMarksLocked ?? false}
          platforms={props.platforms}
          troubles={props.troubles}
          onToggle={props.onTogglePlatform}
          onToggleMarks={props.onToggleMarks}
          tellsNotices={props.tellsNotices}
          onToggleNotices={props.onToggleNotices}
        />
        <HiddenSection hidden={props.hidden} onShowAgain={props.onShowAgain} />
        <SeenSection seen={props.seen} isOn={props.remembersSeen} actions={props.seenActions} />
        <BackupSection actions={props.backupActions} />
        <PrivacySection />
        <AboutSection version={props.version} />
      </main>
    </div>
  )
}

function managedText({ manager }: Management): string {
  return manager === undefined ? t('managed') : t('managed_by', shortText(manager))
}
