import type { Act, Target } from './acts'
import type { NoticeContext } from './draft'
import { type Case, same } from './case'
import { isWhereOthersGo, joinMerged, placedByNewName } from './merged-cases'
import type { SentenceReading } from './sentence-reading'
import { type Group, hasPlace, placesOf } from './groups'
import { looksLikeOffice, type Place } from './nouns'
import type { Span } from './tokens'
import type { WrittenDate } from '../text/written-dates'

/** Texts name fewer; whoever sends more is not read to the end. */
const mostCases = 1000

/** More is not said of one account in any notice; of a text that repeats itself the rest is left. */
const mostActs = 40

const mostTargets = 60

function addUpTo<Item>(items: Item[], more: readonly Item[], most: number): void {
  items.push(...more.slice(0, Math.max(0, most - items.length)))
}

/** Brings together what the sentences say of one account. */
export function collectCases(
  readings: readonly SentenceReading[],
  context: NoticeContext,
  text: string,
): readonly Case[] {
  return new CaseCollector(readings, context, text).collect()
}

class CaseCollector {
  private readonly cases = new Map<string, Case>()
  /** The accounts the last act was about. */
  private latest: readonly Case[] = []
  /** What was spoken of last, before any act or since. */
  private topic: readonly Group[] = []
  /** What happens to somebody who is named only later. */
  private waiting: Act[] = []
  private announced: WrittenDate | undefined
  organisation: Span | undefined
  private readonly loose: { readonly target: Target; readonly sentence: number }[] = []

  constructor(
    private readonly readings: readonly SentenceReading[],
    private readonly context: NoticeContext,
    private readonly text: string,
  ) {}

  collect(): readonly Case[] {
    this.readings.forEach((reading, sentence) => this.takeSentence(reading, sentence))
    const found = this.withoutNameless()
    const staying = joinMerged(found)
    this.giveLoose(found)
    return found.filter((one) => !staying.has(one) && !isWhereOthersGo(one, found, this.text)).map(placedByNewName)
  }

  private takeSentence(reading: SentenceReading, sentence: number): void {
    const touched: Case[] = []
    for (const group of reading.mentioned) this.remind(group)
    for (const said of reading.acts) {
      const act = this.withAnnouncement(said)
      const found = this.takeAct(act, reading)
      if (found.length === 0) this.waiting.push(act)
      else if (this.waiting.length > 0) this.attachWaiting(found, sentence)
      touched.push(...found)
      if (found.length > 0) this.latest = found
    }
    const own = touched.filter(({ acts }) => acts.some((act) => act.sentence === sentence && act.targets.length === 0))
    if (own.length > 0) for (const one of own) addUpTo(one.targets, reading.targets, mostTargets)
    else this.loose.push(...reading.targets.map((target) => ({ target, sentence })))
    if (reading.since !== undefined) for (const one of this.latest) one.since ??= reading.since
    if (reading.announced !== undefined) this.announced = reading.announced
    this.organisation ??= reading.organisation
    if (reading.mentioned.length > 0) this.topic = reading.mentioned.slice(0, 20)
  }

  /** 3月10日发布公告。即日起… : what was announced goes on. */
  private withAnnouncement(act: Act): Act {
    const { announced, effective } = act.dates
    const isOpen = announced === undefined && (effective === undefined || effective.inDays !== undefined)
    if (this.announced === undefined || !isOpen) return act
    return { ...act, isAnnounced: true, dates: { ...act.dates, announced: this.announced } }
  }

  private takeAct(act: Act, reading: SentenceReading): readonly Case[] {
    if (act.closed.length === 0) {
      if (act.isOfContent) {
        this.loose.push(...act.targets.map((target) => ({ target, sentence: act.sentence })))
        return this.latest
      }
      return this.attach(this.withoutSubject(act), act)
    }
    const found = act.closed.flatMap((group) => this.casesOf(group, reading))
    return this.attach(found, act)
  }

  private attachWaiting(found: readonly Case[], sentence: number): void {
    const earlier = this.waiting.splice(0).filter((act) => act.sentence === sentence)
    for (const one of found) {
      one.acts.unshift(...earlier.slice(0, mostActs))
      addUpTo(
        one.targets,
        earlier.flatMap(({ targets }) => targets),
        mostTargets,
      )
    }
  }

  private attach(found: readonly Case[], act: Act): readonly Case[] {
    for (const one of found) {
      addUpTo(one.acts, [act], mostActs)
      addUpTo(one.targets, act.targets, mostTargets)
    }
    return found
  }

  /** 即日起停止更新。 Whatever the text is about. */
  private withoutSubject(act: Act): readonly Case[] {
    if (this.latest.length > 0) return this.latest
    const spoken = this.topic.filter((group) => group.names.length > 0 && (group.hasNoun || hasPlace(group)))
    if (spoken.length === 1 && spoken[0] !== undefined) return this.casesOf(spoken[0])
    const { account, platform } = this.context
    if (account === undefined || !act.isDigital) return []
    // 改名了!新名字“乙”; a new name by itself may be the office's.
    if (act.kinds.has('rename') && !this.waiting.some(({ kinds }) => kinds.has('rename'))) return []
    return [
      this.open({
        name: { text: account },
        ...(platform !== undefined && { place: platform }),
        placeSpans: [],
        group: undefined,
        isSelf: true,
      }),
    ]
  }

  private casesOf(group: Group, reading?: SentenceReading): readonly Case[] {
    const isSelf = group.self !== undefined && group.names.length === 0
    const names = group.names.map((span) => ({ text: this.text.slice(span.from, span.to), span }))
    if (isSelf) return this.casesOfSelf(group, reading)
    const known = names.length > 0 ? names : [undefined]
    return known.flatMap((name) => {
      const stated = placesOf(group, name?.span)
      // 本账号(某某) is where its notice stands.
      const bare = group.self === undefined ? this.placeFor(name?.text) : this.context.platform
      const places = stated.length > 0 ? stated : [bare]
      return places.map((place) =>
        this.open({
          ...(name !== undefined && { name }),
          ...(place !== undefined && { place }),
          placeSpans: group.nouns,
          group,
          isSelf: false,
        }),
      )
    })
  }

  /** “甲”“乙”两个公众号…停用“甲”: where an account is that was spoken of before. */
  private readonly placesSpoken = new Map<string, Place | null>()

  private remind(group: Group): void {
    for (const span of group.names.slice(0, 20)) {
      const [place, other] = placesOf(group, span)
      const name = same(this.text.slice(span.from, span.to))
      const before = this.placesSpoken.get(name)
      if (place !== undefined)
        this.placesSpoken.set(name, other !== undefined || (before !== undefined && before !== place) ? null : place)
    }
  }

  /** The account that posted the notice is on the platform it was posted on. */
  private placeFor(name: string | undefined): Place | undefined {
    const spoken = name === undefined ? undefined : this.placesSpoken.get(same(name))
    if (spoken) return spoken
    const { account, platform } = this.context
    return account !== undefined && name !== undefined && same(account) === same(name) ? platform : undefined
  }

  /** 本账号, 该公众号, 我局微博: who that is. */
  private casesOfSelf(group: Group, reading: SentenceReading | undefined): readonly Case[] {
    const { account, platform } = this.context
    const isThat = /^(?:[该此这其]|上述|前述|以上)/.test(this.text.slice(group.self?.from ?? 0))
    const fits = (one: Group) =>
      one.names.length > 0 &&
      (group.places.length === 0 || one.places.length === 0 || group.places.some((place) => one.places.includes(place)))
    const spoken = (reading?.mentioned ?? []).toReversed()
    const isBefore = (one: Group) => one.from < group.from
    const mentioned = [
      ...spoken.filter(isBefore),
      ...this.topic.toReversed(),
      ...spoken.filter((one) => !isBefore(one)),
    ]
    const agent = mentioned.find(fits)
    if (!isThat && account !== undefined) return this.openSelf(group, { text: account }, platform)
    const before = [...this.latest].filter(
      ({ name, place }) =>
        name !== undefined && (place === undefined || group.places.length === 0 || group.places.includes(place)),
    )
    if (before.length > 0) return before
    if (agent !== undefined) return this.casesOfAgent(agent, group)
    // 其账号: of somebody who is none of the accounts.
    if (isThat && this.text[group.self?.from ?? 0] === '其') return []
    if (account !== undefined) return this.openSelf(group, { text: account }, platform)
    return this.openSelf(group, undefined, platform)
  }

  /** 甲、乙等账号发布公告,称账号将注销: all who announce. */
  private casesOfAgent(agent: Group, group: Group): readonly Case[] {
    return agent.names.flatMap((span) => {
      const name = { text: this.text.slice(span.from, span.to), span }
      const stated = placesOf(agent, span)
      const places = stated.length > 0 ? stated : group.places
      const placeSpans = [...agent.nouns, ...group.nouns]
      return (places.length > 0 ? places : [undefined]).map((place) =>
        this.open({ name, ...(place !== undefined && { place }), placeSpans, group, isSelf: true }),
      )
    })
  }

  private openSelf(group: Group, name: Case['name'], platform: Place | undefined): readonly Case[] {
    const places = group.places.length > 0 ? group.places : [platform]
    return places.map((place) =>
      this.open({
        ...(name !== undefined && { name }),
        ...(place !== undefined && { place }),
        placeSpans: group.nouns,
        group,
        isSelf: true,
      }),
    )
  }

  /** The case of this account, known or new. A name without a platform is the one whose platform is known. */
  private open(one: Omit<Case, 'acts' | 'targets'>): Case {
    const name = same(one.name?.text ?? '')
    const key = `${one.place ?? ''}/${name}`
    const known = this.cases.get(key) ?? (one.place === undefined ? this.latestOf(name) : this.cases.get(`/${name}`))
    if (known !== undefined && name !== '') {
      if (known.place !== undefined || one.place === undefined) return known
      const better = { ...known, place: one.place, placeSpans: one.placeSpans }
      this.cases.delete(`/${name}`)
      this.remember(key, better)
      this.latest = this.latest.map((other) => (other === known ? better : other))
      return better
    }
    if (known !== undefined) return known
    const opened = { ...one, acts: [], targets: [] }
    if (this.cases.size < mostCases) this.remember(key, opened)
    return opened
  }

  private readonly byName = new Map<string, Case>()

  private remember(key: string, one: Case): void {
    this.cases.set(key, one)
    if (one.name !== undefined) this.byName.set(same(one.name.text), one)
  }

  private latestOf(name: string): Case | undefined {
    return this.byName.get(name)
  }

  /** 本账号 without a name is left out where accounts with names are closed. */
  private withoutNameless(): readonly Case[] {
    const all = [...this.cases.values()]
    const named = all.filter(({ name }) => name !== undefined)
    if (named.length > 0) {
      const spoken = named.filter((one) => !isOnlyTitle(one, named, this.text))
      const spare = all.filter(({ name }) => name === undefined)
      for (const one of spare) for (const other of named) addUpTo(other.targets, one.targets, mostTargets)
      return spoken
    }
    return all
  }

  /** 后续信息请关注…: for those that were closed before it and were not told where to go; else for those after it. */
  private giveLoose(found: readonly Case[]): void {
    if (found.length === 0) return
    for (const { target, sentence } of this.loose.slice(0, 60)) {
      const near = found.filter(({ acts }) => acts.some((act) => act.sentence <= sentence))
      const from = near.length > 0 ? near : found
      const open = from.filter((one) =>
        one.targets.every((other) => this.loose.some((entry) => entry.target === other)),
      )
      for (const one of open.length > 0 ? open : from) if (!isOfCase(target, one)) one.targets.push(target)
    }
  }
}

/** 某某局微信公众号关停公告: whose it is, where the text says what it is called. */
function isOnlyTitle(one: Case, all: readonly Case[], text: string): boolean {
  const span = one.name?.span
  if (span === undefined || !one.acts.every(({ isTitle }) => isTitle) || !looksLikeOffice(text, span)) return false
  const isQuoted = /[“‘「『【"']/.test(text[span.from - 1] ?? '')
  return (
    !isQuoted &&
    all.some((other) => other !== one && other.place === one.place && !other.acts.every(({ isTitle }) => isTitle))
  )
}

/** 请关注本账号: not where to go from it. */
function isOfCase({ group }: Target, one: Case): boolean {
  return group.self !== undefined && group.names.length === 0 && one.isSelf
}
