import type { SavedPage } from '../../browser/saved-page'
import type { Closure } from '../../../utils/model/closure'

/** How many links come in, and how many of them lead to listed accounts, one a second. */
export const linkCount = 2000
export const secondsOfGrowth = 20

const firstListed = 3_000_000_000

/** The accounts of the feed that are listed. */
export const listedUids: readonly number[] = Array.from({ length: secondsOfGrowth }, (_, at) => firstListed + at)

export const listedAccounts: readonly Closure[] = listedUids.map((uid, at) => ({
  id: `weibo/账号${at}`,
  account: { platform: 'weibo', name: `账号${at}`, ids: [`uid:${uid}`] },
  status: 'deregistered',
  successors: [],
  sources: [{ title: '测量', publisher: '测量' }],
  checkedOn: '2026-11',
}))

/** What the feed tells of itself when it is through. */
export interface FeedResult {
  /** Looks at the end of each second: listed accounts without a mark, and marks at others, all of them together. */
  readonly mistakes: number
  readonly marks: number
}

/**
 * An endless feed on Weibo's home page: ten posts every tenth of a second, of which one a second is a listed account's;
 * once a second fifty older nodes are used again for other accounts, two of them for or instead of listed ones. `start`
 * runs it; `clear` takes all of it away, as when somebody has scrolled on.
 */
export const feed: SavedPage = {
  url: 'https://weibo.com/mygroups?gid=1',
  html: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>微博</title><link rel="icon" href="data:,">
<style>article { padding: 8px; border-bottom: 1px solid #ddd }</style></head><body><main></main><script>
const { main, start, clear } = (${runFeed.toString()})(${JSON.stringify({ firstListed, linkCount, secondsOfGrowth })})
</script></body></html>`,
}

/* oxlint-disable unicorn/consistent-function-scoping -- goes into the page as a whole */
/** Runs in the page. */
function runFeed(options: { firstListed: number; linkCount: number; secondsOfGrowth: number }) {
  const main = document.querySelector('main')
  if (main === null) throw new Error('no feed')
  let others = 1_000_000_000

  function use(post: Element, uid: number) {
    const link = post.querySelector('a')
    link?.setAttribute('href', `/u/${uid}`)
    if (link) link.textContent = `号${uid}`
  }

  function addPosts(second: number, isListedDue: boolean) {
    for (let at = 0; at < options.linkCount / options.secondsOfGrowth / 10; at++) {
      const post = document.createElement('article')
      // The bench's own markup, in a page of its own.
      post.innerHTML = '<header><a></a> <span>今天 09:30</span></header><div><p>今天的云</p><p>转发 12 评论 3</p></div>'
      use(post, isListedDue && at === 0 ? options.firstListed + second : others++)
      main?.append(post)
    }
  }

  /** Nodes that were listed accounts' become others', and the reverse: the number of each stays the same. */
  function reuse() {
    const posts = [...(main?.children ?? [])]
    const isListed = (post: Element) => Number(post.querySelector('a')?.pathname.slice(3)) >= options.firstListed
    const swapped = posts.find(isListed)
    posts
      .filter((post) => !isListed(post))
      .slice(0, 49)
      .forEach((post) => use(post, others++))
    const target = posts.findLast((post) => !isListed(post))
    const uid = Number(swapped?.querySelector('a')?.pathname.slice(3))
    if (swapped === undefined || target === undefined) return
    use(swapped, others++)
    use(target, uid)
  }

  function count() {
    let mistakes = 0
    let marks = 0
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a')) {
      const isListed = Number(link.pathname.slice(3)) >= options.firstListed
      const isMarked = link.nextElementSibling?.matches('yibu-mark, .usual-mark') ?? false
      if (isMarked) marks++
      if (isListed !== isMarked) mistakes++
    }
    return { mistakes, marks }
  }

  /** Ten times a second: adds posts; in the middle of each second uses nodes again, at its end counts. */
  function start() {
    return new Promise<FeedResult>((resolve) => {
      let ticks = 0
      let mistakes = 0
      const timer = setInterval(() => {
        const second = Math.floor(ticks / 10)
        if (ticks > 0 && ticks % 10 === 0) mistakes += count().mistakes
        if (second >= options.secondsOfGrowth) {
          clearInterval(timer)
          resolve({ mistakes, marks: count().marks })
          return
        }
        addPosts(second, ticks % 10 === 0)
        if (ticks % 10 === 3) reuse()
        ticks++
      }, 100)
    })
  }

  return { main, start, clear: () => main.replaceChildren() }
}
/* oxlint-enable */
