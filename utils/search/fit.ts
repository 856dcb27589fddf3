import type { Edges } from './edges'
import { never, penalties } from './penalties'
import type { Steps } from './steps'

/** How well a term stands in a text, given as words. */
export interface Fit {
  /** `never` where it does not. */
  penalty: number
  /** It is all of the text; it begins the text. */
  isWhole: boolean
  isStart: boolean
}

/**
 * Finds the best place of a term in the text that stands in `words` from `first` to before `end`, on ways up to `limit`. One is made for each
 * term, and says its answer in `fit`, which it uses again: a keystroke asks a hundred thousand times.
 */
export function createFitter(edges: Edges, steps: Steps) {
  // Names from other modules cost a look-up each where they are not bundled.
  const { wordEnd, insideWord, laterWord } = penalties
  const nowhere: number = never
  const { heads, next, from: froms, to: tos, cost: edgeCosts, begin: begins, closes } = edges
  const { end: last, openEnd } = steps
  const fit: Fit = { penalty: never, isWhole: false, isStart: false }
  let [states, costs, starts, nextStates, nextCosts, nextStarts] = rows
  let open = 0
  let nextOpen = 0

  const close = (cost: number, start: number, edge: number, isLastWord: boolean) => {
    const ending = closes[edge] === 0 ? openEnd : wordEnd
    const isEnd = isLastWord && closes[edge] === 1
    const penalty = cost + start + (isEnd ? 0 : ending)
    if (penalty >= fit.penalty) return
    fit.penalty = penalty
    fit.isStart = start === 0
    fit.isWhole = fit.isStart && isEnd
  }
  const carry = (state: number, cost: number, start: number) => {
    let at = 0
    while (at < nextOpen && nextStates[at] !== state) at += 1
    if (at < nextOpen && (nextCosts[at] ?? 0) + (nextStarts[at] ?? 0) <= cost + start) return
    nextStates[at] = state
    nextCosts[at] = cost
    nextStarts[at] = start
    if (at === nextOpen) nextOpen += 1
  }

  const find = (words: ArrayLike<number>, first: number, end: number, limit = steps.limit): Fit => {
    fit.penalty = nowhere
    open = 0
    for (let at = first; at < end; at += 1) {
      nextOpen = 0
      for (let edge = heads[words[at] ?? 0] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
        const from = froms[edge] ?? 0
        const to = tos[edge] ?? 0
        const cost = edgeCosts[edge] ?? 0
        if (cost > limit) continue
        if (from === 0) {
          let start = at === first ? 0 : laterWord
          if ((begins[edge] ?? 0) > 0) start = insideWord
          if (to === last) close(cost, start, edge, at + 1 === end)
          else carry(to, cost, start)
          continue
        }
        for (let way = 0; way < open; way += 1) {
          if (states[way] !== from) continue
          const paid = (costs[way] ?? 0) + cost
          if (paid > limit) continue
          if (to === last) close(paid, starts[way] ?? 0, edge, at + 1 === end)
          else carry(to, paid, starts[way] ?? 0)
        }
      }
      open = nextOpen
      let spare = states
      states = nextStates
      nextStates = spare
      spare = costs
      costs = nextCosts
      nextCosts = spare
      spare = starts
      starts = nextStarts
      nextStarts = spare
    }
    return fit
  }
  return find
}

/** As many as a term has states. */
const mostWays = 256

const row = () => new Int32Array(mostWays)

/** For one text after the other. Of a fixed length: to empty an array is slow. */
const rows = [row(), row(), row(), row(), row(), row()] as const
