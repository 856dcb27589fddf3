import type { Act } from './acts'
import { type Case, same } from './case'
import { type Group, placesOf } from './groups'
import type { Place } from './nouns'

/** “甲”更名为“乙”抖音号: it was there before. */
export function placedByNewName(one: Case): Case {
  const [target, other] = one.targets
  const [place, second] = target?.group.places ?? []
  const isRenamed = one.place === undefined && one.acts.some(({ kinds }) => kinds.has('rename'))
  return isRenamed && other === undefined && place !== undefined && second === undefined ? { ...one, place } : one
}

/** “甲”与“乙”整合,“乙”停更: “甲” is where to go. Gives those that stay. */
export function joinMerged(found: readonly Case[]): ReadonlySet<Case> {
  const merged = found.filter(({ acts }) => acts.some(isMerge))
  const staying = merged.filter(({ acts }) => acts.every(isMerge))
  const ending = merged.filter((one) => !staying.includes(one))
  if (merged.length > mostMerged || ending.length === 0) return new Set()
  for (const { group, name, acts } of staying) {
    if (group === undefined || name?.span === undefined) continue
    const target = { group: { ...group, names: [name.span] }, cue: acts[0]?.span ?? name.span, isNew: false }
    for (const one of ending) one.targets.push(target)
  }
  return new Set(staying)
}

function isMerge({ kinds, targets }: Act): boolean {
  return kinds.has('merge') && targets.length === 0
}

/** “甲”与“乙”合并, 统一使用“乙”: what the others go over into stays. */
export function isWhereOthersGo(one: Case, all: readonly Case[], text: string): boolean {
  const name = one.name?.text
  if (name === undefined || all.length > mostMerged || !one.acts.every(({ kinds }) => kinds.has('merge'))) return false
  return all.some(
    (other) => other !== one && one.targets.some(({ group }) => isNamedIn(group, one.place, same(name), text)),
  )
}

function isNamedIn(group: Group, place: Place | undefined, name: string, text: string): boolean {
  return group.names.some((span) => {
    const places = placesOf(group, span)
    const isThere = places.length === 0 || place === undefined || places.includes(place)
    return isThere && same(text.slice(span.from, span.to)) === name
  })
}

const mostMerged = 50
