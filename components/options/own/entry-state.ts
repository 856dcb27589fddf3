import { draftOf, type EntryDraft } from './entry-draft'
import { isGivenAccount, noticeFields, type NoticeInput, noticeInputOf, readInput } from './read-notice-input'
import { findNamedRegion } from '../../../utils/match/named-region'
import { namedBody } from '../../../utils/match/organisation'
import type { Closure } from '../../../utils/model/closure'
import type { OwnFormGiven } from '../../../utils/model/own-form-link'
import { isPlatformId } from '../../../utils/model/platform'
import type { Draft } from '../../../utils/notices/draft'
import { writeRegion } from '../../../utils/text/written-region'

/**
 * An entry in the making, in layers: what the person wrote lies over what a notice says, that over what the page told, that
 * over what can be guessed of it, that over what every form begins with. So nothing that was written is lost when what
 * lies under it changes.
 */
export interface EntryState {
  readonly defaults: FormDefaults
  /** The entry that is changed; absent for a new one. */
  readonly edited?: Closure
  readonly given: OwnFormGiven
  readonly notice: NoticeInput
  /** What the notice says, as it was last read. */
  readonly drafts: readonly Draft[]
  /** The place among them of the one that the form is about. */
  readonly picked: number
  /** Accounts of the notice that entries were saved of. */
  readonly saved: ReadonlySet<string>
  readonly typed: Partial<EntryDraft>
  /** What was written about the notice's other accounts. */
  readonly typedOfOthers: ReadonlyMap<string, Partial<EntryDraft>>
}

/** What every new form begins with. */
export interface FormDefaults {
  readonly draft: EntryDraft
  /** The title of a notice without one. */
  readonly untitled: string
  /** Day: `2026-11-21`. */
  readonly today: string
}

/** Where what stands in a field comes from: the person, the notice, the page, a guess, or the form as it always begins. */
export type Origin = 'typed' | 'notice' | 'page' | 'guess' | 'base'

/** A new entry about what a link brought. The words of a verification (…官方抖音号) come down to the body they name. */
export function beginEntry(brought: OwnFormGiven, defaults: FormDefaults): EntryState {
  const { organisation, ...given } = brought
  const body = organisation === undefined ? {} : { organisation: namedBody(organisation) ?? organisation }
  return readAgain({ ...beginning, defaults, given: { ...given, ...body }, notice: noticeInputOf(given) })
}

export function beginEdit(edited: Closure): EntryState {
  return { ...beginning, defaults: { draft: draftOf(edited), untitled: '', today: '' }, edited }
}

const beginning = {
  given: {},
  notice: noticeInputOf({}),
  drafts: [],
  picked: 0,
  saved: new Set<string>(),
  typed: {},
  typedOfOthers: new Map<string, Partial<EntryDraft>>(),
}

/** The person writes into some fields. */
export function writeInto(state: EntryState, changes: Partial<EntryDraft>): EntryState {
  return { ...state, typed: { ...state.typed, ...changes } }
}

/** The person would rather have what lies under what they wrote. */
export function unwrite(state: EntryState, field: keyof EntryDraft): EntryState {
  const { [field]: _, ...typed } = state.typed
  return { ...state, typed }
}

/** The notice is read as it stands now. The form stays about the account it was about, where that is still named. */
export function readAgain(state: EntryState): EntryState {
  const drafts = readInput(state.notice, state.given)
  const before = pickedDraft(state)
  const same = before === undefined ? -1 : drafts.findIndex((draft) => accountKey(draft) === accountKey(before))
  const picked = same >= 0 ? same : Math.max(0, Math.min(state.picked, drafts.length - 1))
  return { ...state, drafts, picked }
}

/** The form turns to another account of the notice. What was written of this one is kept, that of the source stays. */
export function pick(state: EntryState, picked: number): EntryState {
  const [from, to] = [state.drafts[state.picked], state.drafts[picked]]
  if (from === undefined || to === undefined || picked === state.picked) return state
  const { sourceTitle, sourcePublisher, sourceDate, sourceUrl } = state.typed
  const ofSource = Object.entries({ sourceTitle, sourcePublisher, sourceDate, sourceUrl })
  const shared: Partial<EntryDraft> = Object.fromEntries(ofSource.filter(([, value]) => value !== undefined))
  return {
    ...state,
    picked,
    typed: { ...state.typedOfOthers.get(accountKey(to)), ...shared },
    typedOfOthers: new Map(state.typedOfOthers).set(accountKey(from), state.typed),
  }
}

/** The entry was saved. The form turns to the next account of the notice; undefined when there is none. */
export function nextAfterSaving(state: EntryState): EntryState | undefined {
  const draft = pickedDraft(state)
  if (draft === undefined) return undefined
  const saved = new Set(state.saved).add(accountKey(draft))
  const next = state.drafts.findIndex((one) => canBeRecorded(one) && !saved.has(accountKey(one)))
  return next < 0 ? undefined : { ...pick(state, next), saved }
}

/** The draft that the form is about. */
export function pickedDraft({ drafts, picked }: EntryState): Draft | undefined {
  return drafts[picked]
}

/** A website has no platform that an entry could be of. */
export function canBeRecorded({ account }: Draft): boolean {
  return account.platform === undefined || isPlatformId(account.platform)
}

export function isSaved({ saved }: EntryState, draft: Draft): boolean {
  return saved.has(accountKey(draft))
}

/** What stands in the form. */
export function currentDraft(state: EntryState): EntryDraft {
  return stack(state.defaults.draft, layersOf(state))
}

export function originOf(state: EntryState, field: keyof EntryDraft): Origin {
  return layersOf(state).findLast(({ fields }) => Object.hasOwn(fields, field))?.origin ?? 'base'
}

/** What the notice says of a field, whatever was written over it. */
export function noticeSays<Field extends keyof EntryDraft>(
  state: EntryState,
  field: Field,
): EntryDraft[Field] | undefined {
  return noticeLayer(state)[field]
}

interface Layer {
  readonly origin: Origin
  readonly fields: Partial<EntryDraft>
}

/** From the lowest up. */
function layersOf(state: EntryState): readonly Layer[] {
  const known: readonly Layer[] = [
    { origin: 'page', fields: pageLayer(state) },
    { origin: 'notice', fields: noticeLayer(state) },
    { origin: 'typed', fields: state.typed },
  ]
  // What was saved without a region was meant so.
  if (state.edited !== undefined) return known
  return [{ origin: 'guess', fields: guessedLayer(stack(state.defaults.draft, known)) }, ...known]
}

function stack(base: EntryDraft, layers: readonly Layer[]): EntryDraft {
  return Object.assign({}, base, ...layers.map(({ fields }) => fields))
}

/** Of another account than the page's own, which a notice may be about, the page tells nothing but where that notice stands. */
function pageLayer(state: EntryState): Partial<EntryDraft> {
  const { name, platform, ids, organisation, url } = state.given
  const draft = pickedDraft(state)
  const isOther = draft !== undefined && !isGivenAccount(draft, state.given)
  return {
    ...(platform !== undefined && { platform }),
    ...(url !== undefined && { sourceUrl: url }),
    ...(name !== undefined && !isOther && { name }),
    ...(ids !== undefined && !isOther && { ids: ids.join(' ') }),
    ...(organisation !== undefined && !isOther && { organisation }),
  }
}

function noticeLayer(state: EntryState): Partial<EntryDraft> {
  const draft = pickedDraft(state)
  return draft === undefined ? {} : noticeFields(draft, state, state.defaults)
}

/** A body's name says where it is more surely than an account's. */
function guessedLayer({ name, organisation }: EntryDraft): Partial<EntryDraft> {
  const code = findNamedRegion(organisation) ?? findNamedRegion(name)
  return code === undefined ? {} : { region: writeRegion(code) }
}

/** Tells the accounts of a notice apart. */
export function accountKey({ account }: Draft): string {
  return `${account.platform ?? ''}/${account.name ?? ''}`
}
