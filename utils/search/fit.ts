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
 * Finds the best place of a term in the text that stands in `words` from `first` to before `end`. One is made for each
 * term, and says its answer in `fit`, which it uses again: a keystroke asks a hundred thousand times.
 */
export function createFitter(edges: Edges, steps: Steps) {
  const fit: Fit = { penalty: never, isWhole: false, isStart: false }
  let states: number[] = []
  let costs: number[] = []
  let starts: number[] = []
  let nextStates: number[] = []
  let nextCosts: number[] = []
  let nextStarts: number[] = []

  const close = (cost: number, start: number, edge: number, isLastWord: boolean) => {
    const ending = edges.closes[edge] === 0 ? penalties.openEnd : penalties.wordEnd
    const isEnd = isLastWord && edges.closes[edge] === 1
    const penalty = cost + start + (isEnd ? 0 : ending)
    if (penalty >= fit.penalty) return
    fit.penalty = penalty
    fit.isStart = start === 0
    fit.isWhole = fit.isStart && isEnd
  }
  const carry = (state: number, cost: number, start: number) => {
    for (let at = 0; at < nextStates.length; at += 1) {
      if (nextStates[at] !== state) continue
      if ((nextCosts[at] ?? 0) + (nextStarts[at] ?? 0) > cost + start) {
        nextCosts[at] = cost
        nextStarts[at] = start
      }
      return
    }
    nextStates.push(state)
    nextCosts.push(cost)
    nextStarts.push(start)
  }

  const find = (words: ArrayLike<number>, first: number, end: number): Fit => {
    fit.penalty = never
    states.length = 0
    for (let at = first; at < end; at += 1) {
      nextStates.length = 0
      nextCosts.length = 0
      nextStarts.length = 0
      for (let edge = edges.heads[words[at] ?? 0] ?? -1; edge >= 0; edge = edges.next[edge] ?? -1) {
        const from = edges.from[edge] ?? 0
        const to = edges.to[edge] ?? 0
        const cost = edges.cost[edge] ?? 0
        if (from === 0) {
          const start = startPenalty(edges.begin[edge] ?? 0, at === first)
          if (to === steps.end) close(cost, start, edge, at + 1 === end)
          else carry(to, cost, start)
          continue
        }
        for (let open = 0; open < states.length; open += 1) {
          if (states[open] !== from) continue
          const paid = (costs[open] ?? 0) + cost
          if (paid > steps.limit) continue
          if (to === steps.end) close(paid, starts[open] ?? 0, edge, at + 1 === end)
          else carry(to, paid, starts[open] ?? 0)
        }
      }
      ;[states, nextStates] = [nextStates, states]
      ;[costs, nextCosts] = [nextCosts, costs]
      ;[starts, nextStarts] = [nextStarts, starts]
    }
    return fit
  }
  return find
}

function startPenalty(begin: number, isFirstWord: boolean): number {
  if (begin > 0) return penalties.insideWord
  return isFirstWord ? 0 : penalties.laterWord
}
