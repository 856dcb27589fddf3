import type { Successor } from '../model/closure'
import { isPlatformId } from '../model/platform'
import type { Target } from './acts'
import type { Case } from './case'
import { type Name, placesOf } from './groups'
import type { Place } from './nouns'
import type { Span } from './tokens'

export interface FoundSuccessor {
  readonly successor: Successor
  readonly spans: readonly Span[]
}

/** Longer lists are of everything a body runs. */
const mostSuccessors = 20

/** Where to go instead, each once, in the order of the text. `original` gives the words of a span as they were written. */
export function successorsOf(one: Case, original: (span: Span) => string): readonly FoundSuccessor[] {
  const found = new Map<string, FoundSuccessor>()
  const targets = [...new Set(one.targets)].toSorted((a, b) => a.group.from - b.group.from)
  for (const target of targets) {
    for (const entry of expand(target, one, original)) {
      const { kind, name } = entry.successor
      const place = entry.successor.kind === 'account' ? (entry.successor.platform ?? '') : kind
      const key = `${place}/${name}`
      const bare = `/${name}`
      if (isSameAccount(entry.successor, one) || found.has(key)) continue
      if (place !== '' && found.has(bare)) found.delete(bare)
      if (place === '' && [...found.keys()].some((other) => other.endsWith(bare))) continue
      if (found.size < mostSuccessors) found.set(key, entry)
    }
  }
  return [...found.values()]
}

function expand(
  { group, runName, cue, phone }: Target,
  one: Case,
  original: (span: Span) => string,
): readonly FoundSuccessor[] {
  const said = [cue, ...group.nouns]
  const [called] = group.names
  if (phone !== undefined && called !== undefined) {
    return [{ successor: { kind: 'phone', name: original(called), number: original(phone) }, spans: [called, cue] }]
  }
  const names = nameSpans(group.names, runName)
  const known = names.map((span) => ({ name: original(span), spans: [span, ...said] }))
  const own = one.name?.text
  // 仅保留公众号
  const isKept =
    /^(?:(?:仅|只|继续|统一)?保留|(?:正常|照常|继续|持续)(?:更新|运营|使用|运行))/.test(original(cue)) &&
    !group.isCounted
  if (known.length === 0 && (group.isSameName || isKept) && own !== undefined) {
    const span = one.name?.span
    known.push({ name: span === undefined ? own : original(span), spans: said })
  }
  if (known.length === 0 && group.url !== undefined)
    known.push({ name: original(group.url), spans: [group.url, ...said] })
  return known.flatMap(({ name, spans }, index) => {
    const span = names[index]
    const stated = placesOf(group, span)
    const places = stated.length > 0 ? stated : [placeOfBare(one, group.isWeak)]
    return places.flatMap((place) => {
      const successor = toSuccessor(name, place, group.url === undefined ? undefined : original(group.url))
      return successor === undefined
        ? []
        : [{ successor, spans: group.url === undefined ? spans : [...spans, group.url] }]
    })
  })
}

function nameSpans(names: readonly Name[], runName: Span | undefined): readonly Name[] {
  return names.length === 0 && runName !== undefined ? [runName] : names
}

/** A renamed account stays where it is; what an app goes over into is an app. */
function placeOfBare(one: Case, isWeak: boolean): Place | undefined {
  const isRenamed = one.acts.some(({ kinds }) => kinds.has('rename'))
  if (isRenamed) return one.place
  if (isWeak) return undefined
  const moves = one.acts.some(({ kinds }) => kinds.has('merge') || kinds.has('migrate'))
  return moves && (one.place === 'app' || one.place === 'mini-program' || one.place === 'website')
    ? one.place
    : undefined
}

function toSuccessor(name: string, place: Place | undefined, url: string | undefined): Successor | undefined {
  if (name === '' || name.length > 100) return undefined
  const address = url === undefined ? undefined : toAddress(url)
  if (place === 'website' || place === 'app')
    return { kind: place, name, ...(address !== undefined && { url: address }) }
  if (place === 'mini-program') return { kind: place, name }
  if (place !== undefined && isPlatformId(place)) return { kind: 'account', name, platform: place }
  return { kind: 'account', name }
}

function toAddress(url: string): string | undefined {
  const address = /^https?:\/\//i.test(url) ? url : `http://${url}`
  return URL.canParse(address) ? address : undefined
}

function isSameAccount(successor: Successor, { name, place }: Case): boolean {
  if (name === undefined || successor.name !== name.text) return false
  const there = successor.kind === 'account' ? successor.platform : successor.kind
  return there === place
}
