import { linksAtOnce, type LinkMark, type RenderedMarks } from '../../messages'
import type { LinkedAccount } from '../../model/account'

/** Finds out what accounts are marked with: from what was answered before, else from the background, many at a time. */
export interface LinkJudge {
  /**
   * What is known of the account that a link leads to: null, that there is nothing to say; undefined, nothing yet. Then
   * it is asked for, and the link told of once there is something to say.
   */
  find(account: LinkedAccount, link: HTMLAnchorElement): LinkMark | null | undefined
  /** Asks for an account before others. */
  hasten(account: LinkedAccount): void
  /** How many accounts are still to be asked for, or are being. */
  waiting(): number
  /** Forgets every answer: settings or lists have changed. */
  forget(): void
}

interface LinkJudgeOptions {
  /** Null where links are not to be marked; that, or a rejection, ends all asking until it is forgotten. */
  judgeLinks(accounts: readonly LinkedAccount[]): Promise<RenderedMarks | null>
  /** Calls back when the page has time for a question. */
  whenIdle(callback: () => void): void
  /** Links of which something was answered, and the style of marks. */
  onMarks(links: readonly HTMLAnchorElement[], css: string): void
}

export function createLinkJudge({ judgeLinks, whenIdle, onMarks }: LinkJudgeOptions): LinkJudge {
  /** Least recently used first. */
  const answers = new Map<string, LinkMark | null>()
  let waiting = new Map<string, Waiting>()
  const near = new Set<string>()
  let asked = new Map<string, Waiting>()
  let isPlanned = false
  let isOver = false

  function plan() {
    if (isPlanned || isOver || waiting.size === 0) return
    isPlanned = true
    whenIdle(() => void ask())
  }

  async function ask() {
    asked = takeBatch()
    const batch = asked
    try {
      const reply = await judgeLinks(Array.from(batch.values(), ({ account }) => account))
      // Else it was forgotten meanwhile what was asked.
      if (batch === asked) take(batch, reply)
    } catch {
      // No background to ask: the extension was updated or removed under this page.
      end()
    }
    if (batch === asked) asked = new Map()
    isPlanned = false
    plan()
  }

  function take(batch: Map<string, Waiting>, reply: RenderedMarks | null) {
    if (reply === null) return end()
    const listed: HTMLAnchorElement[] = []
    for (const [at, [key, { links }]] of [...batch].entries()) {
      const mark = reply.marks[at] ?? null
      keep(key, mark)
      if (mark !== null) listed.push(...links)
    }
    if (listed.length > 0) onMarks(listed, reply.css)
  }

  function end() {
    isOver = true
    waiting.clear()
  }

  /** Those near what is seen first, then in the order in which they were found. */
  function takeBatch(): Map<string, Waiting> {
    const batch = new Map<string, Waiting>()
    for (const key of [...near, ...waiting.keys()]) {
      if (batch.size >= linksAtOnce) break
      const one = waiting.get(key)
      if (one !== undefined) batch.set(key, one)
      waiting.delete(key)
      near.delete(key)
    }
    return batch
  }

  function keep(key: string, mark: LinkMark | null) {
    answers.delete(key)
    answers.set(key, mark)
    if (answers.size <= mostAnswers) return
    const [oldest] = answers.keys()
    if (oldest !== undefined) answers.delete(oldest)
  }

  return {
    find(account, link) {
      const key = keyOf(account)
      const answer = answers.get(key)
      if (answer !== undefined) keep(key, answer)
      else if (!isOver) {
        const known = asked.get(key) ?? waiting.get(key)
        if (known === undefined) waiting.set(key, { account, links: new Set([link]) })
        else known.links.add(link)
        plan()
      }
      return answer
    },
    hasten(account) {
      const key = keyOf(account)
      if (waiting.has(key)) near.add(key)
    },
    waiting: () => waiting.size + asked.size,
    forget() {
      isOver = false
      answers.clear()
      waiting = new Map([...asked, ...waiting])
      asked = new Map()
    },
  }
}

/** An account that is to be asked for, and the links that lead to it. */
interface Waiting {
  readonly account: LinkedAccount
  readonly links: Set<HTMLAnchorElement>
}

/** A page that is scrolled for hours leads to ever new accounts. */
const mostAnswers = 2000

function keyOf({ ids, name = '' }: LinkedAccount): string {
  return ids[0] ?? `/${name}`
}
