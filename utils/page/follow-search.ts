import type { PageState, SearchJudgement } from '../messages'
import type { Place } from '../platforms/platform'

export interface SearchFollower {
  /** The page shows a place now. */
  enter(place: Place): void
  /** What was said of the words searched for; absent on other pages, and before it was answered. */
  describe(): PageState['search']
  isSettled(): boolean
  /** Asks again: settings or lists have changed. */
  refresh(): void
}

interface SearchFollowerOptions {
  /** Asks the background; a rejection counts as no answer. */
  judgeSearch(words: string): Promise<SearchJudgement>
  /** Shows a judgement in the page, or takes the last one away. */
  show(judgement: SearchJudgement | undefined): void
}

/** Follows a tab through its searches: words → judgement → note. Other tabs of one search change its address, too. */
export function followSearches({ judgeSearch, show }: SearchFollowerOptions): SearchFollower {
  let words: string | undefined
  let judgement: SearchJudgement | undefined
  /** Of the newest question; answers to older ones are dropped. */
  let question = 0
  let answered = 0

  async function ask() {
    const current = ++question
    if (words === undefined) {
      answered = current
      return
    }
    const reply = await judgeSearch(words).catch(() => undefined)
    if (current !== question) return
    answered = current
    judgement = reply
    show(reply)
  }

  return {
    enter(place) {
      const next = place.kind === 'search' ? place.words : undefined
      if (next === words) return
      words = next
      if (judgement !== undefined) show(undefined)
      judgement = undefined
      void ask()
    },
    describe() {
      if (words === undefined || judgement === undefined) return undefined
      const { banner: _banner, ...said } = judgement
      return { words, ...said }
    },
    isSettled: () => answered === question,
    refresh: () => void ask(),
  }
}
