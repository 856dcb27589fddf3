import { draftOf, type EntryDraft } from './entry-draft'
import { findNamedRegion } from '../../../utils/match/named-region'
import type { Closure } from '../../../utils/model/closure'
import type { OwnFormGiven } from '../../../utils/model/own-form-link'
import { writeRegion } from '../../../utils/text/written-region'

/**
 * An entry in the making, in layers: what the person wrote lies over what the page told, that over what can be guessed of
 * it, that over what every form begins with. So nothing that was written is lost when what lies under it changes.
 */
export interface EntryState {
  readonly base: EntryDraft
  /** The entry that is changed; absent for a new one. */
  readonly edited?: Closure
  readonly given: OwnFormGiven
  readonly typed: Partial<EntryDraft>
}

/** Where what stands in a field comes from: the person, the page, a guess, or the form as it always begins. */
export type Origin = 'typed' | 'page' | 'guess' | 'base'

/** A new entry about what a link brought. `base`: what every new form begins with. */
export function beginEntry(given: OwnFormGiven, base: EntryDraft): EntryState {
  return { base, given, typed: {} }
}

export function beginEdit(edited: Closure): EntryState {
  return { base: draftOf(edited), edited, given: {}, typed: {} }
}

/** The person writes into some fields. */
export function writeInto(state: EntryState, changes: Partial<EntryDraft>): EntryState {
  return { ...state, typed: { ...state.typed, ...changes } }
}

/** What stands in the form. */
export function currentDraft(state: EntryState): EntryDraft {
  return Object.assign({}, state.base, ...layersOf(state).map(({ fields }) => fields))
}

export function originOf(state: EntryState, field: keyof EntryDraft): Origin {
  return layersOf(state).findLast(({ fields }) => Object.hasOwn(fields, field))?.origin ?? 'base'
}

interface Layer {
  readonly origin: Origin
  readonly fields: Partial<EntryDraft>
}

/** From the lowest up. */
function layersOf(state: EntryState): readonly Layer[] {
  const { base, edited, typed } = state
  const known: readonly Layer[] = [
    { origin: 'page', fields: pageFields(state) },
    { origin: 'typed', fields: typed },
  ]
  // What was saved without a region was meant so.
  if (edited !== undefined) return known
  const draft = Object.assign({}, base, ...known.map(({ fields }) => fields))
  return [{ origin: 'guess', fields: guessedFields(draft) }, ...known]
}

function pageFields({ given }: EntryState): Partial<EntryDraft> {
  const { name, platform, ids, organisation, url } = given
  return {
    ...(name !== undefined && { name }),
    ...(platform !== undefined && { platform }),
    ...(ids !== undefined && { ids: ids.join(' ') }),
    ...(organisation !== undefined && { organisation }),
    ...(url !== undefined && { sourceUrl: url }),
  }
}

/** A body's name says where it is more surely than an account's. */
function guessedFields({ name, organisation }: EntryDraft): Partial<EntryDraft> {
  const code = findNamedRegion(organisation) ?? findNamedRegion(name)
  return code === undefined ? {} : { region: writeRegion(code) }
}
