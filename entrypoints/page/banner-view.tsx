import { render } from 'preact'
import { Banner, type BannerHideScope } from '../../components/banner/banner'
import css from '../../components/banner/banner.css?inline'
import type { Answer } from '../../utils/answer/answer'
import { askBackground, type BannerText } from '../../utils/messages'
import type { PlatformId } from '../../utils/model/platform'
import type { Profile } from '../../utils/model/profile'
import { type BannerHost, type BannerStanding, placeBannerHost } from '../../utils/page/banner-host'
import { copyText } from '../../utils/page/copy-text'
import { readBanner } from '../../utils/page/read-banner'
import type { Anchor } from '../../utils/platforms/platform'

export interface BannerView {
  /** Shows an answer about a profile, or, without one, takes away what stands there. Gives whether anything stands now. */
  show(answer: Answer | undefined, profile: Profile | undefined): boolean
  /** What stands in the page now; null when nothing does. */
  read(): BannerText | null
}

interface BannerViewOptions {
  readonly document: Document
  readonly anchors: readonly Anchor[]
  readonly platform: PlatformId
}

/** How long the line with the way back stands after the banner was hidden. */
const undoMs = 10_000

/** The banner of a page, from its first appearance to the person's "do not show". */
export function createBannerView({ document, anchors, platform }: BannerViewOptions): BannerView {
  let host: BannerHost | undefined
  let standing: BannerStanding | undefined
  let answer: Answer | undefined
  let profile: Profile | undefined
  /** What the person has just chosen here. */
  let chosen: BannerHideScope | undefined
  /** The line with the way back has had its time. */
  let gone = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function show(nextAnswer: Answer | undefined, nextProfile: Profile | undefined): boolean {
    // Taken back elsewhere: in the popup, or on the options page.
    const isTakenBack = answer?.hidden !== undefined && nextAnswer !== undefined && nextAnswer.hidden === undefined
    if (isTakenBack) forgetChoice()
    answer = nextAnswer
    profile = nextProfile
    if (answer === undefined) forgetChoice()
    if (isVisible()) draw()
    else takeAway()
    return host !== undefined
  }

  function isVisible(): boolean {
    if (answer === undefined || answer.verdict.kind === 'none') return false
    return chosen === undefined ? answer.hidden === undefined : !gone
  }

  function draw() {
    host ??= placeBannerHost({
      document,
      anchors,
      css,
      onChange: (next) => {
        standing = next
        draw()
      },
    })
    if (standing === undefined || answer === undefined) return
    render(
      <Banner
        answer={answer}
        platform={platform}
        hidden={chosen}
        theme={standing.theme}
        docked={standing.docked}
        onHide={hide}
        onUndoHide={undo}
        onCopy={(text) => copyText(document, text)}
      />,
      host.container,
    )
  }

  function takeAway() {
    if (host === undefined) return
    render(null, host.container)
    host.remove()
    host = undefined
  }

  function hide(scope: BannerHideScope) {
    chosen = scope
    timer = setTimeout(() => {
      gone = true
      takeAway()
    }, undoMs)
    draw()
    if (scope !== 'once' && profile !== undefined) void tell('hide', profile, scope)
  }

  function undo() {
    const scope = chosen
    forgetChoice()
    draw()
    if (scope !== undefined && scope !== 'once' && profile !== undefined) void tell('unhide', profile, scope)
  }

  function forgetChoice() {
    clearTimeout(timer)
    chosen = undefined
    gone = false
  }

  return { show, read: () => readBanner(host?.container) }
}

async function tell(type: 'hide' | 'unhide', profile: Profile, scope: Exclude<BannerHideScope, 'once'>) {
  const { platform, ids, name } = profile
  try {
    await askBackground(type, { target: { platform, ids, ...(name !== undefined && { name }) }, scope })
  } catch {
    // The extension was updated under this page: the choice holds here until the page is left.
  }
}
