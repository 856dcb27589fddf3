import { findChainSteps } from '../../utils/match/chain-steps'
import type { Draft } from './compile-record'
import { errorAt, type Problem, warningAt } from './problem'

/** A successor that has closed too is pointed out; a chain that comes back to where it began is an error. */
export function checkChains(drafts: readonly Draft[]): readonly Problem[] {
  const draftOf = new Map(drafts.map((draft) => [draft.closure, draft]))
  return findChainSteps([...draftOf.keys()]).flatMap(({ from, at, to, circle }) => {
    const place = draftOf.get(from)?.placeOf(['successors', at])
    const target = draftOf.get(to)?.placeOf([])
    if (place === undefined || target === undefined) return []
    if (circle === undefined) {
      const message = `这个去向自己也在名录里（${to.id}，${target.file}:${target.line}），请确认它是不是最后的去向。`
      return [warningAt(place, 'successor-closed', message)]
    }
    const path = circle.map(({ id }) => id).join(' → ')
    const hint = from === to ? '；如果在别的平台，请写明 platform' : ''
    return [errorAt(place, 'successor-cycle', `去向绕回了原处：${path}${hint}。`)]
  })
}
