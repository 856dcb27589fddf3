import type { Case } from './case'
import type { NoticeContext } from './draft'

/**
 * How likely a reading is right, from how it was come by. The best is what was right, at first sight, of readings that
 * name their account and say what it is (docs/notices.md); every doubt takes some of it away.
 */
export function confidenceOf(one: Case, context: NoticeContext): number {
  const doubts: readonly (readonly [holds: boolean, weight: number])[] = [
    [one.name === undefined, 0.35],
    [one.isSelf && context.account === undefined, 0.1],
    [one.place === undefined, 0.1],
    [one.group?.hasNoun === false, 0.05],
    [one.acts.every(({ isPassing, isTitle }) => isPassing || isTitle), 0.1],
    [one.acts.every(({ kinds }) => kinds.has('rename')), 0.05],
    [one.acts.every(({ isFarewell }) => isFarewell), 0.25],
  ]
  const doubt = doubts.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0)
  return Math.round((best - doubt) * 100) / 100
}

const best = 0.93
