import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterNames, type Filters } from '../../utils/results/filters'
import { filterGists, gistOf } from '../../utils/results/gist'
import { type Closure, statuses } from '../../utils/model/closure'
import { platformIds } from '../../utils/model/platform'
import { closure } from '../support/records'

const dates = ['2024', '2024-12-30', '2025-01', '2026', '1989', '1990', '2500', '2501', '1000']

const record: fc.Arbitrary<Closure> = fc
  .record({
    division: fc.option(fc.constantFrom('110101', '370305', '370000', '650100')),
    platform: fc.constantFrom(...platformIds),
    status: fc.constantFrom(...statuses),
    announcedOn: fc.option(fc.constantFrom(...dates)),
    effectiveOn: fc.option(fc.constantFrom(...dates)),
  })
  .map(({ division, platform, status, announcedOn, effectiveOn }) =>
    closure(
      { name: '某号', platform, ...(division !== null && { division }) },
      { status, ...(announcedOn !== null && { announcedOn }), ...(effectiveOn !== null && { effectiveOn }) },
    ),
  )

const filters: fc.Arbitrary<Filters> = fc.record(
  {
    province: fc.constantFrom('11', '37', '65', '46'),
    platform: fc.constantFrom(...platformIds),
    status: fc.constantFrom(...statuses),
    year: fc.constantFrom('2024', '2025', '2026', '1990', '2500', '2501', '1000'),
  },
  { requiredKeys: [] },
)

function gistsOf(records: readonly Closure[]): Uint32Array {
  return Uint32Array.from(records, gistOf)
}

/** The plain way. Years that no account can have are nobody's. */
function fits({ account, status, announcedOn, effectiveOn }: Closure, wanted: Filters): boolean {
  const years = [announcedOn, effectiveOn]
    .map((date) => date?.slice(0, 4) ?? '')
    .filter((year) => year >= '1990' && year <= '2500')
  return (
    (wanted.province === undefined || account.division?.slice(0, 2) === wanted.province) &&
    (wanted.platform === undefined || account.platform === wanted.platform) &&
    (wanted.status === undefined || status === wanted.status) &&
    (wanted.year === undefined || years.includes(wanted.year))
  )
}

describe('filters', () => {
  test('let through what fits all of them, in the same order', () => {
    fc.assert(
      fc.property(fc.array(record), filters, (records, wanted) => {
        const expected = [...records.keys()].filter((place) => fits(records[place] ?? closure({ name: '' }), wanted))
        expect(filterGists(gistsOf(records), wanted).places).toEqual(expected)
      }),
    )
  })

  test('say of every choice how many records it would show, and offer none that shows nothing', () => {
    fc.assert(
      fc.property(fc.array(record), filters, (records, wanted) => {
        const { choices } = filterGists(gistsOf(records), wanted)
        for (const name of filterNames) {
          for (const [value, count] of choices[name]) {
            const chosen: Filters = { ...wanted, [name]: value }
            expect(count).toBeGreaterThan(0)
            expect(records.filter((one) => fits(one, chosen))).toHaveLength(count)
          }
        }
      }),
    )
  })

  test.each<[string, Filters, readonly number[]]>([
    ['nothing asked for', {}, [0, 1, 2]],
    ['a province', { province: '37' }, [0]],
    ['the year of the announcement', { year: '2024' }, [0]],
    ['the year from which on it holds', { year: '2025' }, [0, 1]],
    ['a year nobody could have', { year: '1066' }, []],
    ['a platform and a status', { platform: 'weibo', status: 'merged' }, [1]],
  ])('with %s', (_, wanted, places) => {
    const records = [
      closure({ name: '甲', division: '370305' }, { announcedOn: '2024-12-30', effectiveOn: '2025-01' }),
      closure({ name: '乙', platform: 'weibo', division: '110101' }, { status: 'merged', effectiveOn: '2025' }),
      closure({ name: '丙', platform: 'weibo' }),
    ]
    expect(filterGists(gistsOf(records), wanted).places).toEqual(places)
  })
})
