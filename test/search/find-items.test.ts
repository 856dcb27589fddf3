import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listOfNames, queries } from './arbitraries'
import { createSpeller } from './spell-text'
import { buildPart, runToEnd } from '../../utils/search/build-part'
import { toSearchEntry } from '../../utils/search/entry'
import { fieldPenalties } from '../../utils/search/evaluate'
import { findInText } from '../../utils/search/explain'
import { findItems } from '../../utils/search/find-items'
import { createLookup, type Lookup, type Reading } from '../../utils/search/lookup'
import { findNear } from '../../utils/search/nearness'
import { officesIn } from '../../utils/search/offices'
import { itemDivision, itemTexts, type PartData } from '../../utils/search/part'
import { never, penalties } from '../../utils/search/penalties'
import { getRegions } from '../../utils/search/regions'
import { splitName } from '../../utils/search/split-name'
import { isHan, parseTerms } from '../../utils/search/term'
import { createSymbols } from '../../utils/search/vocabulary'
import { closure } from '../support/records'

describe('the lists of words', () => {
  test('lead to the same items as looking at every text of every item, character by character', () => {
    fc.assert(
      fc.property(
        listOfNames(25),
        queries,
        fc.constantFrom<Reading>('exact', 'initials', 'slips', 'name-slips'),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(undefined, '370305', '370300', '330000', '999999'),
        (closures, query, reading, limit, division) => {
          const part = runToEnd(buildPart(closures.map(toSearchEntry)))
          const symbols = createSymbols(part)
          const lookups = parseTerms(query).map((term) => createLookup(part, symbols, term, reading))
          fc.pre(lookups.length > 0)
          const near = division === undefined ? undefined : findNear(part, division)
          const farness = near?.farness ?? (() => 0)
          const all = lookEverywhere(part, lookups).toSorted(
            (a, b) => a.penalty - b.penalty || farness(a.item) - farness(b.item) || a.item - b.item,
          )
          expect(findItems(part, lookups, limit, { near })).toEqual(all.slice(0, limit))
        },
      ),
      { numRuns: 200 },
    )
  }, 60_000)
})

test('what is passed over for its name is found by its former name, where that fits better', () => {
  const closures = [
    closure({ name: '单县交警', formerNames: ['西安交警'] }),
    closure({ name: '西安交警' }),
    closure({ name: '单县交警', division: '370300' }),
  ]
  const part = runToEnd(buildPart(closures.map(toSearchEntry)))
  const symbols = createSymbols(part)
  const lookups = parseTerms('xian').map((term) => createLookup(part, symbols, term, 'exact'))
  expect(findItems(part, lookups, 2)).toEqual(lookEverywhere(part, lookups).slice(0, 2))
})

describe('a search that may not look at everything', () => {
  test(
    'finds nothing that is not there, judges it rightly, and all of it where that is little',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(
          listOfNames(25),
          queries,
          fc.integer({ min: 1, max: 40 }),
          fc.integer({ min: 1, max: 30 }),
          (closures, query, mostLooks, limit) => {
            const part = runToEnd(buildPart(closures.map(toSearchEntry)))
            const symbols = createSymbols(part)
            const lookups = parseTerms(query).map((term) => createLookup(part, symbols, term, 'exact'))
            fc.pre(lookups.length > 0)
            const found = findItems(part, lookups, limit, { mostLooks })
            const all = lookEverywhere(part, lookups)
            expect(all).toEqual(expect.arrayContaining([...found]))
            const isLittle = (part.itemStarts.length - 1) * lookups.length <= mostLooks
            const inOrder = found.toSorted((a, b) => a.penalty - b.penalty || a.item - b.item)
            expect(found).toEqual(isLittle ? all.slice(0, limit) : inOrder)
          },
        ),
        { numRuns: 60 },
      )
    },
  )
})

/** What `findItems` is to find, with nothing of its lists and edges. */
function lookEverywhere(part: PartData, lookups: readonly Lookup[]) {
  const find = createFind(part)
  return Array.from({ length: part.itemStarts.length - 1 }, (_, item) => ({
    item,
    penalty: judge(part, find, lookups, item),
  }))
    .filter(({ penalty }) => penalty < never)
    .toSorted((a, b) => a.penalty - b.penalty || a.item - b.item)
}

type Find = ReturnType<typeof createFind>

/** Looks for a term in a text. */
function createFind(part: PartData) {
  const symbols = createSymbols(part)
  const spell = createSpeller(part)
  return ({ steps }: Lookup, text: string, limit?: number) => findInText(steps, symbols, spell(text), limit)
}

function judge(part: PartData, find: Find, lookups: readonly Lookup[], item: number): number {
  const texts = itemTexts(part, item)
  const penaltyOf = (lookup: Lookup) => {
    const { steps } = lookup
    const inText = (text: string, field: number) =>
      find(lookup, text, field === 3 ? steps.organisationLimit : steps.limit)?.penalty ?? never
    const byOffice = (text: string) =>
      Math.min(
        ...splitName(text)
          .flatMap(officesIn)
          .map((office) => (lookup.offices?.[office] ?? never) + penalties.office),
      )
    const inFields = texts.flatMap((all, field) =>
      all.flatMap((text) =>
        [inText(text, field), byOffice(text)].map((penalty) => penalty + (fieldPenalties[field] ?? 0)),
      ),
    )
    if (lookup.regions === undefined) return Math.min(...inFields)
    const byRegion = regionsOf(part, item).map(
      (place, level) => regionPenalty(lookup, find, place) + level * penalties.regionBelow,
    )
    return Math.min(...inFields, ...byRegion)
  }
  return lookups.map(penaltyOf).reduce((sum, penalty) => sum + penalty, 0)
}

/** Its division, and level by level those it lies in. */
function regionsOf(part: PartData, item: number): readonly number[] {
  const { place, parents } = getRegions()
  const found: number[] = []
  for (let at = place(itemDivision(part, item)) ?? -1; at >= 0; at = parents[at] ?? -1) found.push(at)
  return found
}

function regionPenalty(lookup: Lookup, find: Find, place: number): number {
  const { steps } = lookup
  const fits = (getRegions().names[place] ?? []).map((name) => {
    const found = find(lookup, name)
    // 鲁 is only meant by itself.
    if (name.length === 1 && (steps.limit < never || !isHan(steps.term.codes[0]))) return never
    const isMeant = found?.from === 0 && (found.to === name.length || steps.limit === never)
    return found !== undefined && isMeant ? found.penalty + penalties.region : never
  })
  return Math.min(...fits)
}
