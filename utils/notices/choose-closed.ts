import { groupOfRun } from './acts'
import { isGoodName, isMark } from './bare-names'
import type { Chain } from './chain'
import { type Group, hasPlace } from './groups'
import { looksDigital, looksLikeAccount, looksLikeOffice } from './nouns'
import type { Pending, Spoken } from './spoken'
import type { Span } from './tokens'

/** Whom it happens to; undefined when it happens to no account at all. */
export function chooseClosed(
  spoken: Spoken,
  chain: Chain,
  own: readonly Pending[],
  objects: readonly Group[],
  at: number,
): readonly Group[] | undefined {
  // 两平台停止更新: of whatever was named before.
  const subjects = own
    .map(({ group }) => group)
    .filter(({ names, self, isWeak }) => names.length > 0 || self !== undefined || !isWeak)
  if (chain.isDigital && own.length === 1 && isPlainAccount(spoken, own[0]))
    return fromBefore({ ...spoken, pending: [] }, chain)
  const named = objects.filter(isKnown)
  if (chain.isForward) return chooseMoved(spoken, chain, subjects, at)
  const isOfSubjects = chain.isComplete && !chain.touchesObject && subjects.some(isKnown)
  if (named.length > 0 && !isOfSubjects) {
    return acceptClosed(
      spoken,
      chain.isAddition ? [...subjects, ...named] : placed(named, [...subjects, ...objects]),
      chain,
    )
  }
  const [unnamed] = objects
  const nameless = subjects.filter((group) => group.names.length > 0 && !hasPlace(group))
  if (unnamed !== undefined && nameless.length > 0) {
    return acceptClosed(
      spoken,
      nameless.map((group) => ({ ...group, places: unnamed.places, nouns: unnamed.nouns, hasNoun: true })),
      chain,
    )
  }
  if (unnamed !== undefined && subjects.every((group) => group.names.length === 0))
    return chooseUnnamed(spoken, chain, unnamed)
  if (chain.isOfThing && !chain.followsAccount) return undefined
  if (chain.thingBefore) return undefined
  if (
    subjects.length > 0 &&
    subjects.every((group) => group.isOfMany && group.hasNoun) &&
    (chain.isTogether || chain.isComplete)
  )
    return subjects
  if (subjects.length > 0)
    return acceptClosed(
      spoken,
      subjects.map((group) => referring(spoken, group)),
      chain,
    )
  if (chain.runBefore !== undefined && isCode(spoken.text, chain.runBefore)) return [groupOfRun(chain.runBefore)]
  if (chain.runBefore !== undefined && !chain.isDigital && !chain.isCarriedOut) return undefined
  return fromBefore(spoken, chain)
}

function isKnown({ names, self }: Group): boolean {
  return names.length > 0 || self !== undefined
}

/** 即日起账号停止更新: no more is said than 即日起停止更新. */
function isPlainAccount({ sentence, text }: Spoken, one: Pending | undefined): boolean {
  if (one === undefined || !/^(?:官方)?账号$/.test(text.slice(one.group.from, one.group.to))) return false
  const before = sentence.elements[one.at - 1]
  return before === undefined || before.kind === 'mark' || before.kind === 'date' || text[one.group.from - 1] === '起'
}

/** 某某健康码停止服务: these are called so without quotation marks, by everybody. */
function isCode(text: string, run: Span): boolean {
  return isGoodName(text, run) && /(?:健康码|康码|行程卡|健康通)$/.test(text.slice(run.from, run.to))
}

/** 某中心微信服务号由“甲”更名为“乙”: whose it is stands before what it is called. */
function renamedOf({ text }: Spoken, subjects: readonly Group[]): readonly Group[] {
  const [owner, called] = subjects.slice(-2)
  if (owner === undefined || called === undefined || hasPlace(called)) return subjects
  if (!'由从'.includes(text[called.from - 1] ?? ' ')) return subjects
  const [place] = owner.names
  const places = place?.place === undefined ? owner.places : [place.place]
  return [{ ...called, places, nouns: owner.nouns, hasNoun: true }]
}

/** 三所中学的公众号关停:“甲”“乙”。 */
function placed(named: readonly Group[], subjects: readonly Group[]): readonly Group[] {
  const kind = subjects.find((group) => group.names.length === 0 && group.places.length > 0)
  if (kind === undefined) return named
  return named.map((group) =>
    hasPlace(group) ? group : { ...group, places: kind.places, nouns: [...group.nouns, ...kind.nouns], hasNoun: true },
  )
}

/** 相关站点 is the website that was spoken of; 原账号 the account. */
function referring(spoken: Spoken, group: Group): Group {
  if (group.names.length > 0 || group.self !== undefined || group.isCounted) return group
  const isLike = (one: Group) => group.places.length === 0 || group.places.some((place) => one.places.includes(place))
  const isSpokenOf = spoken.pending.some((one) => one.group.names.length > 0 && isLike(one.group))
  return isSpokenOf || group.isOld ? { ...group, self: { from: group.from, to: group.from } } : group
}

function chooseMoved(
  spoken: Spoken,
  chain: Chain,
  subjects: readonly Group[],
  at: number,
): readonly Group[] | undefined {
  // 头像更换为…, 简介改为…
  if (chain.thingBefore && (chain.kinds.has('rename') || chain.isOfPart)) return undefined
  if (subjects.length > 0) {
    const named = (chain.kinds.has('rename') ? renamedOf(spoken, subjects) : subjects).filter(
      ({ names }) => names.length > 0,
    )
    const moved = named.length > 0 ? placed(named, subjects) : subjects
    return acceptClosed(spoken, moved, chain, chain.kinds.has('rename'))
  }
  if (chain.isOfOffice) return undefined
  if (chain.isOfContent) return []
  if (chain.runBefore !== undefined && chain.kinds.has('rename')) {
    const isNamed =
      spoken.sentence.hasNoun &&
      !looksLikeOffice(spoken.text, chain.runBefore) &&
      isGoodName(spoken.text, chain.runBefore)
    return isNamed ? [groupOfRun(chain.runBefore)] : undefined
  }
  if (chain.thingBefore && !chain.isOfFunction) return undefined
  return at === 0 || chain.runBefore === undefined || chain.isOfFunction ? fromBefore(spoken, chain) : undefined
}

/** 某局关停今日头条号: an account without a name, of somebody. */
function chooseUnnamed(spoken: Spoken, chain: Chain, group: Group): readonly Group[] | undefined {
  const isOne = !group.isCounted && group.places.some((place) => place !== 'website' && place !== 'app')
  const somebody = chain.runBefore !== undefined && looksLikeOffice(spoken.text, chain.runBefore)
  if (isOne && group.hasNoun && somebody && spoken.sentence.firsts.get('rule') === undefined) return [group]
  // 已关停15个公众号, 仅保留某某: for what stays.
  const { firsts } = spoken.sentence
  return group.hasNoun && firsts.has('keep') && !firsts.has('rule') && !firsts.has('future') ? [group] : undefined
}

/** Nothing in this clause: what the sentence spoke of before, or whatever the text is about. */
function fromBefore(spoken: Spoken, chain: Chain): readonly Group[] {
  const { clauses, elements } = spoken.sentence
  // 与“丙”功能重复: held up beside the others.
  const isCompared = ({ at }: Pending) => isMark(elements[at - 1], 'and')
  const apart = spoken.pending.filter((one) => !isCompared(one) && one.group.from >= spoken.since)
  const others = apart.filter(({ isAgent }) => !isAgent)
  const last = (others.length > 0 ? others : apart).at(-1)
  if (last === undefined) return []
  const sameKind = (one: Group) => one.places.length > 0 && one.places.join('/') === last.group.places.join('/')
  const isWith = ({ at, group }: Pending) => clauses[at] === clauses[last.at] || (chain.isCarriedOut && sameKind(group))
  const groups = apart.filter((one) => one.isAgent === last.isAgent && isWith(one)).map(({ group }) => group)
  const named = groups.filter(({ names }) => names.length > 0)
  const [unnamed] = groups
  if (named.length === 0 && unnamed?.isCounted === true) return chooseUnnamed(spoken, chain, unnamed) ?? []
  return acceptClosed(spoken, named.length > 0 ? named : groups.map((group) => referring(spoken, group)), chain) ?? []
}

/** Only what is an account by its noun, by the sentence's, or by its own name. */
export function acceptClosed(
  spoken: Spoken,
  groups: readonly Group[],
  chain: Chain,
  needsNoun = false,
): readonly Group[] | undefined {
  const kept = groups.filter((group) => {
    if (group.self !== undefined && group.names.length === 0) return group.hasNoun || group.isOld || hasPlace(group)
    if (group.names.length === 0) return chain.isForward && group.hasNoun
    if (group.isWeak && !chain.isDigital && !group.names.some((name) => looksDigital(spoken.text, name))) return false
    if (group.hasNoun || hasPlace(group) || group.isWeak) return true
    const isOffice = group.names.every((name) => looksLikeOffice(spoken.text, name))
    const isLikeAccount = group.names.every((name) => looksLikeAccount(spoken.text, name))
    // “某某车队”更名, 详情见…公众号
    if (needsNoun) return isNounBefore(spoken, chain) || (spoken.sentence.hasNoun && isLikeAccount && !isOffice)
    // “某某幼儿园”停办, 请关注…公众号
    const isSaid =
      chain.isDigital || (chain.isForward && !isOffice) || isNounBefore(spoken, chain) || chain.kinds.has('deregister')
    if (spoken.sentence.hasNoun && (isSaid || (isLikeAccount && !isOffice))) return true
    if (chain.isDigital && isLikeAccount) return true
    return group.names.some((name) => looksDigital(spoken.text, name))
  })
  return kept.length > 0 ? kept : undefined
}

/** 账号 was said by then. */
function isNounBefore({ sentence, pending }: Spoken, { next, objects }: Chain): boolean {
  const target = sentence.elements[next]
  const groups = [...pending.filter(({ at }) => at < next).map(({ group }) => group), ...objects]
  if (target?.kind === 'group') groups.push(target.group)
  return groups.some((group) => group.hasNoun || hasPlace(group))
}
