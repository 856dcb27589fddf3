import type { Case } from './cases'
import type { NoticeContext } from './draft'

/** How likely a reading is right, from how it was come by. */
export function confidenceOf(one: Case, context: NoticeContext): number {
  let doubt = 0
  if (one.name === undefined) doubt += 0.35
  if (one.isSelf && context.account === undefined) doubt += 0.1
  if (one.place === undefined) doubt += 0.1
  if (one.group?.hasNoun === false) doubt += 0.1
  if (one.acts.every(({ isPassing, isTitle }) => isPassing || isTitle)) doubt += 0.15
  if (one.targets.length > 0) doubt -= 0.05
  return Math.round(Math.min(0.98, Math.max(0.05, 0.95 - doubt)) * 100) / 100
}
