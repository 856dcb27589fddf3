import { type Act, groupOfRun, type Target } from './acts'
import { announcedBefore, readActDates } from './act-dates'
import { type Chain, readChain } from './chain'
import { type Element, type Group, hasPlace } from './groups'
import { isGoodName } from './bare-names'
import { addAddress, newAddress, shortSite } from './addresses'
import { acceptClosed, chooseClosed } from './choose-closed'
import { namedAccounts, type Pending, placedBefore, speakersAt, type Spoken, subjectsAt, turnedAt } from './spoken'
import {
  actsNext,
  announces,
  calledAt,
  continuesList,
  goesOnThere,
  isDoneThere,
  isNewName,
  isSource,
  listsSite,
  isFarewellAt,
  isOfFollowers,
  isWhereItGoesOn,
  opensGroup,
  runAfterGo,
  runAfterVerb,
  runInClause,
  sinceOf,
} from './clause-looks'
import { isRefused } from './refusals'
import { closingTags, type Sentence, tagOf } from './sentences'
import type { SentenceReading } from './sentence-reading'
import type { Span } from './tokens'
import { type Doing, farewell, renaming, toAct } from './to-act'
import type { WordTag } from './wording'

/** Walks through a sentence from left to right, once. */
export function readSentence(sentence: Sentence, number: number, text: string): SentenceReading {
  return new SentenceReader(sentence, number, text).read()
}

type Mode = 'none' | 'go' | 'soft' | 'open'

class SentenceReader {
  private readonly acts: Act[] = []
  private readonly targets: Target[] = []
  private pending: Pending[] = []
  private readonly consumed = new Set<Group>()
  private mode: Mode = 'none'
  private cue: Span = { from: 0, to: 0 }
  /** Where the targets of a verb go: 整合至…. */
  private into: Target[] | undefined
  private announcedAt: number | undefined
  private organisation: Span | undefined

  constructor(
    private readonly sentence: Sentence,
    private readonly number: number,
    private readonly text: string,
  ) {}

  read(): SentenceReading {
    const { elements } = this.sentence
    for (let at = 0; at < elements.length;) {
      const element = elements[at]
      if (element === undefined) break
      at = this.take(element, at)
    }
    const mentioned = this.pending.map(({ group }) => group)
    const announced = announcedBefore(this.sentence, this.announcedAt, this.text)
    return {
      acts: this.acts,
      targets: this.targets,
      mentioned,
      ...(announced !== undefined && { announced }),
      ...(this.organisation !== undefined && { organisation: this.organisation }),
      ...sinceOf(this.sentence, this.text, this.acts.length > 0),
    }
  }

  /** Gives where to go on. */
  private take(element: Element, at: number): number {
    if (element.kind === 'group') this.takeGroup(element.group, at)
    else if (element.kind === 'mark' && element.mark === 'clause') this.endClause(at)
    else if (element.kind === 'mark' && element.mark === 'colon')
      this.pending = speakersAt(this.sentence, this.pending, at)
    else if (element.kind === 'word') {
      if (closingTags.has(element.tag)) return this.takeVerb(at)
      this.takeCue(element.tag, element, at)
    } else if (element.kind === 'url') this.takeUrl(element, at)
    else if (element.kind === 'number') this.takePhone(element, at)
    else if (element.kind === 'run' && this.mode === 'go' && listsSite(this.sentence, at, this.text))
      this.addTarget(groupOfRun(element, ['website']), at, false)
    return at + 1
  }

  private takeGroup(group: Group, at: number): void {
    if (this.consumed.has(group)) return
    if (isNewName(group, this.text)) return this.takeNewName(group, at)
    const isOwn = group.self !== undefined && group.names.length === 0
    const canBeTarget =
      !group.isOld &&
      (!isOwn || this.mode === 'go') &&
      !(this.mode === 'go' && this.into === undefined && actsNext(this.sentence, at))
    const [last] = this.pending.slice(-1)
    if (last?.group.isNew === true && last.group.names.length === 0 && at - last.at <= 2 && group.names.length > 0) {
      // 新公众号为“某某”
      this.pending.pop()
      this.cue = { from: last.group.from, to: last.group.to }
      this.addTarget(
        hasPlace(group) ? group : { ...group, places: last.group.places, nouns: last.group.nouns },
        at,
        true,
      )
    } else if (this.mode === 'go' && this.into === undefined && isOfFollowers(this.sentence, at)) {
      this.pending.push({ group, at, isAgent: false })
    } else if ((this.mode === 'go' || this.mode === 'open') && canBeTarget)
      this.addTarget(group, at, this.mode === 'open', shortSite(this.sentence, group, at, this.text))
    else if (group.isNew && group.names.length > 0 && group.self === undefined && !actsNext(this.sentence, at)) {
      // 新号:“某某”
      this.cue = { from: group.from, to: group.to }
      this.into = undefined
      this.addTarget(group, at, true)
    } else {
      this.pending.push({ group, at, isAgent: isSource(this.sentence, at, this.text) })
      // Whatever was spoken of longer ago than that is out of sight.
      if (this.pending.length > mostPending) this.pending.shift()
    }
  }

  /** 本抖音号新名字“乙” renames it, without a verb. */
  private takeNewName(group: Group, at: number): void {
    const last = this.acts.at(-1)
    const isMoved = last !== undefined && (last.kinds.has('merge') || last.kinds.has('migrate'))
    if (isMoved && last.targets.length === 0) {
      // 合二为一,新公众号名称“乙”
      this.enter('go', last.span)
      this.into = last.targets
      return this.addTarget(group, at, false)
    }
    const own = this.pending.filter(({ group: { names, self } }) => names.length > 0 || self !== undefined)
    const closed = own.slice(-1).map((one) => one.group)
    const span = { from: group.from, to: (group.names[0]?.from ?? group.to) - 1 }
    this.addAct({ ...renaming, span, next: at + 1 }, closed, at)
    this.addTarget(group, at, false)
  }

  private addTarget(group: Group, at: number, isNew: boolean, runName?: Span): void {
    this.consumed.add(group)
    const dates = isNew ? readActDates(this.sentence, at, at + 1, this.text) : undefined
    const target = {
      group,
      cue: this.cue,
      isNew,
      ...(runName !== undefined && { runName }),
      ...(dates !== undefined && { dates }),
    }
    if (this.into === undefined) this.targets.push(target)
    else this.into.push(target)
  }

  private endClause(at: number): void {
    if (this.mode === 'soft' || this.mode === 'open') this.mode = 'none'
    const next = this.sentence.elements[at + 1]
    const goesOn = next?.kind === 'group' || next?.kind === 'number' || continuesList.has(tagOf(next) ?? 'filler')
    if (!goesOn) this.mode = 'none'
    if (this.into !== undefined && this.sentence.actingClauses.has(this.sentence.clauses[at] ?? 0)) {
      this.mode = 'none'
    }
    if (this.mode === 'none') this.into = undefined
  }

  private takeUrl(url: Span, at: number): void {
    const said = newAddress(this.sentence, at, this.text)
    if (said !== undefined) {
      this.enter('open', said)
      return this.addTarget({ ...groupOfRun(url, ['website']), url }, at, true)
    }
    if (this.mode !== 'go' && this.mode !== 'open') return
    if (addAddress(this.into ?? this.targets, this.sentence, url, at)) return
    const run = this.sentence.elements[at - 1]
    const named = run?.kind === 'run' && isGoodName(this.text, run) ? run : undefined
    this.addTarget({ ...groupOfRun(named ?? url, ['website']), url }, at, false)
  }

  private takePhone(number: Span, at: number): void {
    const called = this.mode === 'go' ? calledAt(this.sentence, number, at, this.cue, this.text) : undefined
    if (called !== undefined) this.targets.push({ group: called, cue: this.cue, isNew: false, phone: number })
  }

  private takeCue(tag: WordTag, word: Span, at: number): void {
    const { elements } = this.sentence
    const next = elements[at + 1]
    if (tag === 'announce') this.markAgents(at)
    else if (tag === 'verified') this.takeVerified(next)
    else if (tag === 'go' || tag === 'keep') {
      // 您访问的应用, 登录的用户
      if (next?.kind === 'word' && next.tag === 'adjective' && this.text[next.from] === '的') return
      // “乙”予以保留
      if (tag === 'keep' && (next === undefined || next.kind === 'mark')) return this.turnClause(word, at, false)
      this.enter('go', word)
      const run = runAfterGo(this.sentence, at + 1, this.text)
      if (run !== undefined) this.addTarget(groupOfRun(run), at + 1, false)
    } else if (tag === 'open') this.takeOpening(word, at)
    else if (tag === 'by') this.enter(this.mode === 'go' ? 'go' : 'soft', word)
    else if (tag === 'carryOn') this.takeCarryOn(word, at)
    else if (tag === 'later' && this.mode === 'soft' && this.acts.length > 0) {
      // 停更,我们在“乙”继续…
      if (goesOnThere(this.sentence, word, at, this.text)) this.turnClause(word, at, true)
    } else if (tag === 'begin' && this.mode === 'soft' && isDoneThere(this.sentence, word, at, this.text))
      this.turnClause(word, at, true)
    else if (tag === 'farewell') this.takeFarewell(word, at)
    else if (tag === 'publish') {
      // “甲”注销,由“乙”发布
      const isTakenOver = this.mode === 'soft' && this.acts.length > 0 && this.text[this.cue.to - 1] === '由'
      if (announces(this.sentence, at)) this.markAgents(at)
      else if (isWhereItGoesOn(this.sentence, word, at, this.mode === 'soft', this.text) || isTakenOver)
        this.turnClause(word, at, this.mode === 'soft')
      if (this.mode === 'soft') this.mode = 'none'
    }
  }

  private enter(mode: Mode, cue: Span): void {
    this.mode = mode
    this.cue = cue
    this.into = undefined
  }

  /** 全面启用“甲”; “甲”已正式上线. */
  private takeOpening(word: Span, at: number): void {
    // 自2013年开通以来
    if (/^(?:以来|至今|之初|时|后|之后|的)/.test(this.text.slice(word.to, word.to + 2))) return
    if (opensGroup(this.sentence, at)) this.enter('open', word)
    else this.turnClause(word, at, false, true)
  }

  private takeCarryOn(word: Span, at: number): void {
    const { elements } = this.sentence
    const next = elements[at + 1]
    // 资讯见“甲”; 公众号见!
    if (this.text.slice(word.from, word.to) === '见' && next?.kind === 'group') return this.enter('go', word)
    if (this.text[word.to - 1] === '见' && next !== undefined && next.kind !== 'mark') return
    if (next?.kind === 'group') {
      this.cue = word
      this.into = undefined
      const runName = next.group.names.length === 0 ? runInClause(this.sentence, at, this.text) : undefined
      if (runName !== undefined || next.group.names.length > 0) this.addTarget(next.group, at + 1, false, runName)
    } else this.turnClause(word, at, false)
  }

  /** What stands before in this clause is where to go: 相关信息由“甲”发布, “甲”将继续运营. */
  private turnClause(cue: Span, at: number, isSoft: boolean, isNew = false): void {
    // “甲”由“乙”取代: only what stands after 由.
    const led = this.mode === 'soft' && !isNew ? this.cue.to : undefined
    const turned = turnedAt(this.sentence, this.pending, at, led)
    if (turned.length === 0) return
    this.pending = this.pending.filter((one) => !turned.includes(one))
    if (!isSoft) this.cue = cue
    this.into = undefined
    for (const one of turned) this.addTarget(one.group, one.at, isNew)
  }

  /** An account takes leave of everybody; 停更,“乙”再见 and 在“乙”再见 are where to go. */
  private takeFarewell(word: Span, at: number): void {
    const own = this.pending.filter((one) => this.sentence.clauses[one.at] === this.sentence.clauses[at])
    const isLed = this.mode === 'soft' && own.some(({ group }) => group.from >= this.cue.to)
    if (isLed || this.acts.length > 0) return this.turnClause(word, at, true)
    const closed = namedAccounts(own)
    if (closed.length === 0 || !isFarewellAt(this.sentence, at, this.text)) return
    if (!isRefused(this.sentence, at, true, this.text))
      this.addAct({ ...farewell, span: word, next: at + 1 }, closed, at)
  }

  private takeVerified(next: Element | undefined): void {
    if (next?.kind === 'group') {
      this.organisation = next.group.names[0]
      this.consumed.add(next.group)
    } else if (next?.kind === 'run') this.organisation = next
  }

  private markAgents(at: number): void {
    this.announcedAt = at
    this.pending = this.pending.map((one) => (one.isAgent ? one : { ...one, isAgent: true }))
    if (this.mode === 'soft') this.mode = 'none'
  }

  private spoken(): Spoken {
    const since = this.acts.at(-1)?.span.to ?? 0
    return { sentence: this.sentence, pending: this.pending, text: this.text, since }
  }

  private takeVerb(at: number): number {
    const chain = readChain(this.sentence, at, this.text)
    if (chain === undefined) return at + 1
    if (chain.isNominal) return this.takeExchange(chain, at) ? chain.next : Math.max(at + 1, chain.next)
    if (chain.isExchange && !chain.isForward && this.takeExchange(chain, at)) return chain.next
    const own = subjectsAt(this.sentence, this.pending, at)
    const objects = chain.objects.filter((group) => !this.consumed.has(group))
    const closed = chooseClosed(this.spoken(), chain, own, objects, at)
    if (closed === undefined) return chain.next
    const isNamed = closed.some((group) => group.names.length > 0 || group.self !== undefined)
    if (isRefused(this.sentence, at, isNamed, this.text)) {
      this.refuse(chain, own)
      return chain.next
    }
    this.addAct(chain, placedBefore(closed, this.pending, this.acts), at)
    return chain.next
  }

  /** 与“乙”切换: from what was spoken of before to this. */
  private takeExchange(chain: Chain, at: number): boolean {
    const target = this.pending.at(-1)
    const others = this.pending.slice(0, -1).map(({ group }) => group)
    if (!chain.isExchange || target === undefined || others.length === 0) return false
    const closed = acceptClosed(this.spoken(), others, chain)
    if (closed === undefined || isRefused(this.sentence, at, true, this.text)) return false
    this.addAct({ ...chain, isForward: false }, closed, at)
    this.pending = this.pending.filter((one) => one !== target)
    this.cue = chain.span
    this.into = this.acts.at(-1)?.targets
    this.addTarget(target.group, target.at, false)
    this.into = undefined
    return true
  }

  /** What an impostor's account is called is not to be taken for something else later on. */
  private refuse(chain: Chain, own: readonly Pending[]): void {
    for (const group of chain.objects) this.consumed.add(group)
    this.pending = this.pending.filter((one) => one.group.names.length === 0 || !own.includes(one))
  }

  private addAct(chain: Doing, closed: readonly Group[], at: number): void {
    for (const group of closed) this.consumed.add(group)
    this.pending = this.pending.filter(({ group }) => !closed.includes(group))
    const act = toAct(this.sentence, this.number, chain, closed, at, this.text)
    this.acts.push(act)
    this.mode = 'none'
    this.into = undefined
    if (!chain.isForward) return
    this.enter('go', chain.span)
    this.into = act.targets
    const run = runAfterVerb(this.sentence, chain.next, this.text)
    if (run !== undefined) this.addTarget(groupOfRun(run), chain.next, false)
  }
}

const mostPending = 200
