import { browser, type Runtime } from './browser'
import type { Answer, Guidance } from './answer/answer'
import type { Markup } from './markup/markup'
import type { LinkedAccount } from './model/account'
import type { HideScope, HideTarget } from './model/hiding'
import type { Closure } from './model/closure'
import type {
  BackupMode,
  BackupPreview,
  ListPreview,
  NewSubscription,
  Outcome,
  SubscriptionChange,
} from './model/list-admin'
import type { OwnFormGiven } from './model/own-form-link'
import type { OwnText } from './model/own-text'
import type { PlatformId } from './model/platform'
import type { Profile } from './model/profile'
import type { GivenSelectors } from './model/selectors'
import type { FoundParts } from './model/reading-trouble'
import type { ListKey } from './model/subscription'
import type { SyncProgress } from './model/sync-state'

/** What the background answers. One function a message; senders and handlers derive their types from here. */
export interface BackgroundMessages extends ListMessages {
  /** Resolves once there is a list on the device. */
  prepare(request: null): void
  /** Resolves once every list in use is ready to be searched, or cannot be made so. */
  prepareSearch(request: null): void
  /** What the lists say about a profile, and how a page says it. */
  judge(profile: Profile): Judgement
  /**
   * The same for an account of which the site says that it is not there, on a page that does not say which one. Nothing
   * where this tab has shown the account: then another one is meant.
   */
  judgeGone(profile: Profile): Judgement
  /**
   * The same where the page shows the account's own words, and some may announce something: without a word from any list,
   * that is told.
   */
  judgeNotice(request: { readonly profile: Profile; readonly texts: readonly OwnText[] }): Judgement
  /** The person wants to hear of it when the account closes. False when there is no room for more. */
  pin(account: Profile): boolean
  unpin(account: Profile): void
  /** What the lists say of pinned accounts that the person has not heard of. */
  describePinNews(request: null): readonly Answer[]
  /** The person has heard of all that is new of pinned accounts. */
  hearPinNews(request: null): void
  /** What could be read of a platform's profile page, where something was missing or more than a name was looked for. */
  noteFound(request: { readonly platform: PlatformId; readonly found: FoundParts }): void
  /** Forgets one of the listed accounts that were seen, or all of them. */
  forgetSeen(request: { readonly id?: string }): void
  /** Whether listed accounts that are seen are remembered. Those that were are forgotten when they no longer are. */
  rememberSeen(request: { readonly isOn: boolean }): void
  /** What the lists say of words that a page searches for, and how a page says it. */
  judgeSearch(request: { readonly platform: PlatformId; readonly words: string }): SearchJudgement
  /** What accounts that links lead to are marked with, for some `linksAtOnce` of them; null where links are not to be marked. */
  judgeLinks(request: {
    readonly platform: PlatformId
    readonly accounts: readonly LinkedAccount[]
  }): RenderedMarks | null
  /** What is told of one of them when its mark is opened; null when that is nothing any more. */
  describeLink(request: { readonly platform: PlatformId; readonly account: LinkedAccount }): RenderedCard | null
  /** Whether what accounts announce on their own pages is told. */
  tellNotices(request: { readonly isOn: boolean }): void
  /** Opens the form for own entries, filled in; see `ownFormHash`. */
  openOwnForm(given: OwnFormGiven): void
  /** Has links on a platform's pages be marked, or not. */
  setMarking(request: { readonly platform: PlatformId; readonly isOn: boolean }): void
  /** Stops showing Yibu's banner for the account (for a week, or for good) or for its whole platform. */
  hide(request: { readonly target: HideTarget; readonly scope: HideScope }): void
  /** Takes a `hide` back. */
  unhide(request: { readonly target: HideTarget; readonly scope: HideScope }): void
}

/** What the background does with lists, for the pages of the extension. */
export interface ListMessages {
  /** Looks at a list before it is followed. */
  previewList(request: NewSubscription): Outcome<ListPreview>
  /** Follows a list that was looked at; resolves when it was synced, or that has failed. */
  subscribe(request: ListPreview & { readonly title?: string }): void
  changeSubscription(request: { readonly key: ListKey; readonly change: SubscriptionChange }): void
  /** Puts the lists into the order of the keys. */
  orderLists(request: { readonly keys: readonly ListKey[] }): void
  /** No longer follows a list, and clears away what it brought. */
  unsubscribe(request: { readonly key: ListKey }): void
  /** Brings one list, or all, up to date; resolves when that is done or has failed: the list's state says which. */
  syncNow(request: { readonly list?: ListKey }): void
  /** Gives up syncs that are under way. */
  cancelSync(request: { readonly list?: ListKey }): void
  /** What is under way. */
  describeSyncs(request: null): readonly SyncProgress[]
  /** Puts a record among the person's own entries, in place of the one with its id. Rejects when it is none. */
  saveRecord(request: { readonly record: Closure }): void
  removeRecord(request: { readonly id: string }): void
  /** Everything that is the person's own, as the text of a file. */
  exportBackup(request: null): string
  previewBackup(request: { readonly text: string }): Outcome<BackupPreview>
  importBackup(request: { readonly text: string; readonly mode: BackupMode }): Outcome<null>
}

/** What the content script of a tab answers. */
export interface PageMessages {
  /** What the page in this tab is, as far as it has been read. */
  describePage(request: null): PageState
  /** What the banner in this tab says; null when none stands in the page. */
  readBanner(request: null): BannerText | null
  /** Settings or lists have changed: what the page shows is asked for again. */
  refresh(request: null): void
}

export interface Judgement {
  readonly answer: Answer
  /** Absent when there is nothing to tell in the page, or the person asked not to be told. */
  readonly banner?: RenderedBanner | undefined
  /** No list has the account, and what its page announces would be told. */
  readonly wantsNotices?: boolean
  /** Some list knows accounts of the platform by other ids than the profile's: if the page tells more, it is to be asked again. */
  readonly wantsFurtherIds: boolean
  /** Where lists say to look first on pages of the platform; absent where they say nothing. */
  readonly selectors?: GivenSelectors | undefined
}

/** What there is to say of words that a page searches for: the answer is of the first record, as one known by its name. */
export interface SearchJudgement extends Pick<Judgement, 'answer' | 'banner'> {
  /** The closed accounts that bear the name searched for: those of the page's platform first. */
  readonly found: readonly Guidance[]
  /** What is hidden when the person hides this. */
  readonly target: HideTarget
}

/** The banner in the person's language: a page only has to build it. */
export interface RenderedBanner {
  readonly css: string
  /** The note in one sentence, for those who listen. */
  readonly summary: string
  readonly markup: readonly Markup[]
}

/** For how many accounts `judgeLinks` is asked at once. */
export const linksAtOnce = 100

/** Marks for links, in the person's language. */
export interface RenderedMarks {
  readonly css: string
  /** One for each account asked about, in their order; null where there is nothing to say. */
  readonly marks: readonly (LinkMark | null)[]
}

export interface LinkMark {
  readonly kind: 'closed' | 'successor'
  /** A word or two: 已注销. */
  readonly text: string
  /** The same in one sentence. */
  readonly label: string
  /** Id of the record it rests on. */
  readonly closure: string
}

/** What a mark opens, in the person's language: a page only has to build it. */
export interface RenderedCard {
  readonly css: string
  readonly markup: readonly Markup[]
}

/** A mark as it stands in a page. */
export interface PageMark {
  /** What the link shows. */
  readonly name: string
  readonly closure: string
  readonly href: string
}

export interface PageState {
  readonly platform: PlatformId
  readonly kind: 'profile' | 'search' | 'gone' | 'other'
  /** The account shown; on a page of the kind `gone` the one that was asked for, where that is known. */
  readonly profile?: Profile
  readonly answer?: Answer
  /** True once nothing more is expected of the page as it stands: it was read whole, judged, and shown. */
  readonly settled: boolean
  /** Whether the banner stands in the page. */
  readonly shown: boolean
  /** On a page of the kind `search`, once it was answered. */
  readonly search?: Omit<SearchJudgement, 'banner'> & { readonly words: string }
  /** Marks on links, in the page's order; absent where links are not looked at, or not yet. */
  readonly marks?: readonly PageMark[]
}

/** The banner as a person reads it: nothing of what is folded up, but every link, wherever it stands. */
export interface BannerText {
  readonly text: string
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** Asks the background. Rejects when it cannot be reached (the extension was just updated) or failed. */
export async function askBackground<Type extends keyof BackgroundMessages>(
  type: Type,
  request: RequestOf<BackgroundMessages, Type>,
): Promise<ReplyOf<BackgroundMessages, Type>> {
  const message: Message = { type, request }
  return unwrap<ReplyOf<BackgroundMessages, Type>>(type, await browser.runtime.sendMessage(message))
}

/** What pages ask the background for before they search. */
export const preparation = {
  prepare: () => askBackground('prepare', null),
  prepareSearch: () => askBackground('prepareSearch', null),
}

/** Asks the content script of a tab. Rejects when the tab has none. */
export async function askPage<Type extends keyof PageMessages>(
  tabId: number,
  type: Type,
  request: RequestOf<PageMessages, Type>,
): Promise<ReplyOf<PageMessages, Type>> {
  const message: Message = { type, request }
  return unwrap<ReplyOf<PageMessages, Type>>(type, await browser.tabs.sendMessage(tabId, message))
}

/** Has every tab ask again for what it shows. Tabs without a content script of ours do not hear of it. */
export async function refreshPages(): Promise<void> {
  const message: Message = { type: 'refresh' satisfies keyof PageMessages, request: null }
  const tabs = await browser.tabs.query({})
  await Promise.allSettled(tabs.map(async ({ id }) => id !== undefined && browser.tabs.sendMessage(id, message)))
}

/**
 * Answers messages of one table. There must be one call a context: browsers deliver the first answer, and a
 * listener that answers what is not its own steals it. A failing handler becomes a failed reply, never a rejection
 * nobody hears of.
 */
export function handleMessages<Table extends MessageTable<Table>>(handlers: Handlers<Table>): void {
  const listener = (
    message: unknown,
    sender: Runtime.MessageSender,
    sendResponse: (reply: unknown) => void,
  ): true | undefined => {
    const isOurs = sender.id === browser.runtime.id && isMessage(message) && Object.hasOwn(handlers, message.type)
    if (!isOurs) return undefined
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an own key, as was just seen; requests come from our own senders, typed by the same table
    void answer(handlers[message.type as keyof Table] as Handler, message.request, sender).then(sendResponse)
    return true
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type has no word for a listener that leaves some messages to others
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListenerCallback)
}

/** Who asks; `tab` is absent for pages of the extension that stand in none. */
export type Sender = Pick<Runtime.MessageSender, 'tab'>

type MessageTable<Table> = Record<keyof Table, (request: never) => unknown>
type RequestOf<Table extends MessageTable<Table>, Type extends keyof Table> = Parameters<Table[Type]>[0]
type ReplyOf<Table extends MessageTable<Table>, Type extends keyof Table> = ReturnType<Table[Type]>
type Handlers<Table extends MessageTable<Table>> = {
  readonly [Type in keyof Table]: (
    request: RequestOf<Table, Type>,
    sender: Sender,
  ) => ReplyOf<Table, Type> | Promise<ReplyOf<Table, Type>>
}
type Handler = (request: unknown, sender: Sender) => unknown

interface Message {
  readonly type: string
  readonly request: unknown
}

type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string }

async function answer(handler: Handler, request: unknown, sender: Sender): Promise<Reply> {
  try {
    return { ok: true, value: await handler(request, sender) }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-parameters -- replies come from our own handlers, typed by the same table */
function unwrap<Value>(type: string, reply: unknown): Value {
  const received = reply as Reply | undefined
  if (received === undefined) throw new Error(`nobody answered '${type}'`)
  if (!received.ok) throw new Error(`'${type}' failed: ${received.error}`)
  return received.value as Value
}
/* oxlint-enable */

function isMessage(message: unknown): message is Message {
  return typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string'
}
