import { type BannerHost, type BannerStanding, placeBannerHost } from './banner-host'
import { type BannerSection, createBannerSection } from './banner-section'
import { readBanner } from './read-banner'
import type { NoticeAnswer } from '../answer/answer'
import { startEntry } from '../answer/start-entry'
import { askBackground, type BannerText, type Judgement, type RenderedBanner } from '../messages'
import type { HideScope, HideTarget, PageHideScope } from '../model/hiding'
import type { Profile } from '../model/profile'
import type { Anchor } from '../platforms/platform'

export interface BannerView {
  /** Shows a judgement of an account, or, without one, takes away what stands there. */
  show(judgement: ShownJudgement | undefined, account: ShownAccount | undefined): void
  /** Whether the banner stands in the page, or is about to again: false once the page has fought it out for good. */
  isShown(): boolean
  /** What stands in the page now; null when nothing does. */
  read(): BannerText | null
}

/** A search is for an account whose page nobody has read. */
type ShownAccount = HideTarget & Partial<Pick<Profile, 'verification'>>

type ShownJudgement = Pick<Judgement, 'answer' | 'banner'>

interface BannerViewOptions {
  readonly document: Document
  readonly anchors: readonly Anchor[]
}

/** How long the line with the way back stands after the banner was hidden. */
const undoMs = 10_000

/** The banner of a page, from its first appearance to the person's "do not show". */
export function createBannerView({ document, anchors }: BannerViewOptions): BannerView {
  let host: BannerHost | undefined
  let section: BannerSection | undefined
  let standing: BannerStanding | undefined
  let judgement: ShownJudgement | undefined
  let account: ShownAccount | undefined
  /** The last there was: once it is hidden, judgements come without. */
  let rendered: RenderedBanner | undefined
  /** What the person has just chosen here. */
  let chosen: PageHideScope | undefined
  /** The line with the way back has had its time. */
  let gone = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function show(next: ShownJudgement | undefined, nextAccount: ShownAccount | undefined) {
    const isHidden = next?.answer.hidden !== undefined
    // Taken back elsewhere: in the popup, or on the options page.
    if (next === undefined || (judgement?.answer.hidden !== undefined && !isHidden)) forgetChoice()
    judgement = next
    account = nextAccount
    if (next?.banner !== undefined) rendered = next.banner
    if (isVisible()) draw()
    else takeAway()
  }

  function isVisible(): boolean {
    if (judgement === undefined || !tells(judgement.answer)) return false
    return chosen === undefined ? judgement.banner !== undefined : !gone
  }

  function draw() {
    if (rendered === undefined) return
    if (host === undefined) {
      host = placeBannerHost({
        document,
        anchors,
        css: rendered.css,
        onChange: (next) => {
          standing = next
          draw()
        },
      })
      section = createBannerSection({
        container: host.container,
        onHide: hide,
        onUndo: undo,
        onRecord: record,
        onPin: pin,
      })
    }
    if (standing !== undefined) section?.draw(rendered, chosen, standing)
  }

  function takeAway() {
    host?.remove()
    host = undefined
    standing = undefined
  }

  function hide(scope: PageHideScope) {
    chosen = scope
    timer = setTimeout(() => {
      gone = true
      takeAway()
    }, undoMs)
    draw()
    if (scope !== 'once' && account !== undefined) void tell('hide', account, scope)
  }

  function undo() {
    const scope = chosen
    forgetChoice()
    draw()
    if (scope !== undefined && scope !== 'once' && account !== undefined) void tell('unhide', account, scope)
  }

  function record() {
    const notice = judgement?.answer.notice
    if (notice !== undefined) void openOwnForm(notice, document.location.href)
  }

  async function pin(isOn: boolean): Promise<boolean> {
    if (account === undefined) return false
    const { platform, ids, name, verification = { state: 'unknown' } } = account
    const profile: Profile = { platform, ids, ...(name !== undefined && { name }), verification }
    try {
      if (isOn) return await askBackground('pin', profile)
      await askBackground('unpin', profile)
      return true
    } catch {
      // The extension was updated under this page.
      return false
    }
  }

  function forgetChoice() {
    clearTimeout(timer)
    chosen = undefined
    gone = false
  }

  return {
    show,
    isShown: () => host?.isStanding() ?? false,
    read: () => readBanner(host?.container),
  }
}

async function openOwnForm(notice: NoticeAnswer, url: string) {
  try {
    await askBackground('openOwnForm', startEntry(notice, url))
  } catch {
    // The extension was updated under this page.
  }
}

function tells({ verdict, notice }: Judgement['answer']): boolean {
  return verdict.kind !== 'none' || notice !== undefined
}

async function tell(type: 'hide' | 'unhide', account: HideTarget, scope: HideScope) {
  const { platform, ids, name } = account
  try {
    await askBackground(type, { target: { platform, ids, ...(name !== undefined && { name }) }, scope })
  } catch {
    // The extension was updated under this page: the choice holds here until the page is left.
  }
}
