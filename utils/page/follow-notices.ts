import type { OwnText } from '../model/own-text'
import type { Profile } from '../model/profile'
import type { PlatformPages } from '../platforms/platform'

export interface NoticeFollower {
  /** No list has the account that the page shows: from now on its own words are looked at. */
  begin(profile: Profile): void
  /** Its words that may announce something, as far as they were found. */
  textsOf(profile: Profile): readonly OwnText[]
  /** Whether the page has been looked at for them. */
  isSettled(): boolean
  /** The page moves on from the account; its content may stand there for a while longer. */
  leave(profile: Profile | undefined): void
}

interface NoticeFollowerOptions {
  readonly document: Document
  readonly pages: PlatformPages
  /** Words were found, or others than before. */
  onFound(): void
  onSettled(): void
  /** Calls back once, when the page has nothing to do. */
  whenIdle(callback: () => void): void
}

/**
 * Looks at the words of a page's account once the page is idle, and again, less and less often and in the end no more, as
 * it changes: posts come after the profile. Words that stood there before the page moved on to the account are not its own.
 */
export function followNotices(options: NoticeFollowerOptions): NoticeFollower {
  const { document, pages, onFound, onSettled, whenIdle } = options
  let account: Profile | undefined
  let texts: readonly OwnText[] = []
  let stale: { readonly ids: Profile['ids']; readonly texts: readonly string[] } = { ids: [], texts: [] }
  let looks = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const observer = new MutationObserver(() => {
    timer ??= setTimeout(lookWhenIdle, firstPauseMs * 2 ** looks)
  })

  function lookWhenIdle() {
    const asked = account?.name
    whenIdle(() => {
      // The page may have moved on meanwhile.
      if (account !== undefined && account.name === asked) look(account)
    })
  }

  function look(profile: Profile) {
    timer = undefined
    looks += 1
    if (looks === 1) observer.observe(document, { childList: true, subtree: true })
    if (looks === mostLooks) observer.disconnect()
    const isSame = profile.ids.some((id) => stale.ids.includes(id))
    const found = read(profile).filter(({ text }) => isSame || !stale.texts.includes(text))
    const isNews = found.length > 0 && JSON.stringify(found) !== JSON.stringify(texts)
    if (isNews) texts = found
    if (isNews) onFound()
    if (looks === 1) onSettled()
  }

  function read(profile: Profile): readonly OwnText[] {
    return pages.readOwnTexts?.(document, profile) ?? []
  }

  function end() {
    observer.disconnect()
    clearTimeout(timer)
    timer = undefined
    account = undefined
    texts = []
    looks = 0
  }

  return {
    begin(profile) {
      // A page that shows no name shows nobody's words.
      if (pages.readOwnTexts === undefined || profile.name === undefined) return
      const isBegun = account?.name === profile.name
      if (!isBegun) end()
      account = profile
      if (!isBegun) lookWhenIdle()
    },
    textsOf: ({ name }) => (name !== undefined && name === account?.name ? texts : []),
    isSettled: () => account === undefined || looks > 0,
    leave(profile) {
      if (profile !== undefined) stale = { ids: profile.ids, texts: read(profile).map(({ text }) => text) }
      end()
    },
  }
}

const firstPauseMs = 250
/** The last of them is minutes after the first. */
const mostLooks = 10
