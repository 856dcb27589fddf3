import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseHorizons } from '../../cli/list/publish/choose-horizons'
import { checkPublished } from '../../cli/list/publish/check-published'
import { readHistory } from '../../cli/list/publish/history'
import type { PublishedList } from '../../cli/list/publish/published-list'
import { type Delta, findDelta, readDelta } from '../../utils/list/delta'
import { headLimit, parseEnvelope } from '../../utils/list/head'
import type { Closure } from '../../utils/model/closure'
import { closureOf, info, readAll } from './list-files'
import { day, newKey, open, publishTo } from './publishing'

type Records = ReadonlyMap<string, Closure>

function recordsOf(closures: readonly Closure[]): Records {
  return new Map(closures.map((closure) => [closure.id, closure]))
}

/** What a client does with a delta. */
function apply(records: Records, { puts, removals }: Delta): Records {
  const result = new Map(records)
  for (const id of removals) result.delete(id)
  for (const closure of puts) result.set(closure.id, closure)
  return result
}

function sorted(records: Records): readonly Closure[] {
  return [...records.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function deltasOf({ head, fetchFile }: PublishedList): Promise<readonly Delta[]> {
  return Promise.all(head.deltas.map((delta) => readDelta(fetchFile, head, delta)))
}

/** Enough records for a delta to be worth it. */
const many = Array.from({ length: 200 }, (_, index) => closureOf(`账号${index}`))

describe('a delta', () => {
  it('brings every edition it covers to what the shards hold, whatever was done and when', async () => {
    const names = ['甲', '乙', '丙', '丁', '戊', '己']
    const record = fc.record({ name: fc.constantFrom(...names), note: fc.constantFrom('一', '二') })
    const edition = fc.record({
      hoursLater: fc.constantFrom(0, 1, 7, 24, 40, 80, 200),
      records: fc.uniqueArray(record, { selector: ({ name }) => name, maxLength: names.length }),
      issuedOn: fc.constantFrom('2026-01-01', '2026-01-02'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(edition, { minLength: 2, maxLength: 9 }), async (editions) => {
        const past: { sequence: number; issued: string; records: Records; digest: string }[] = []
        let previous: PublishedList | undefined
        let at = 1
        /* oxlint-disable no-await-in-loop -- one edition after the other */
        for (const { hoursLater, records, issuedOn } of editions) {
          at += hoursLater / 24
          const closures = records.map(({ name, note }) => closureOf(name, { note }))
          const made = await publishTo(previous, closures, { issued: day(at) }, { ...info, issuedOn })
          const list = await open(made)
          await checkPublished(list, () => {})
          expect(await readAll(list.files)).toEqual(sorted(recordsOf(closures)))
          for (const delta of await deltasOf(list)) {
            expect(delta.info).toEqual(list.files.info)
            for (const state of past.filter(({ sequence }) => sequence >= delta.from)) {
              expect(sorted(apply(state.records, delta))).toEqual(sorted(recordsOf(closures)))
            }
          }
          // The same digest needs no delta; everybody else who came within a week has one.
          const left = past.filter(({ sequence, digest }, index) => {
            const outdated = past[index + 1]?.issued ?? list.head.issued
            const isRecent = Date.parse(list.head.issued) - Date.parse(outdated) <= 7 * 24 * 60 * 60 * 1000
            return isRecent && digest !== list.files.digest && findDelta(list.head, sequence) === undefined
          })
          expect(left).toEqual([])
          past.push({
            sequence: list.head.sequence,
            issued: list.head.issued,
            records: recordsOf(closures),
            digest: list.files.digest,
          })
          previous = list
        }
        /* oxlint-enable no-await-in-loop */
      }),
      { numRuns: 20 },
    )
  }, 30_000)

  it('is not made when nothing changed: the same manifest, a new sequence and date', async () => {
    const first = await open(await publishTo(undefined, many))
    const second = await open(await publishTo(first, many.toReversed(), { issued: day(2) }))
    expect(second.head.deltas).toEqual([])
    expect(second.head.manifest).toEqual(first.head.manifest)
    expect(second.head).toMatchObject({ sequence: 2, issued: day(2), expires: day(32), unchangedSince: 1 })
  })

  it('is carried on when nothing changed since', async () => {
    const first = await open(await publishTo(undefined, many))
    const second = await open(await publishTo(first, many.slice(1), { issued: day(2) }))
    const third = await open(await publishTo(second, many.slice(1), { issued: day(3) }))
    expect(await deltasOf(third)).toMatchObject([{ from: 1, to: 3, puts: [], removals: ['weibo/账号0'] }])
  })

  it('begins at the first of several editions that were the same', async () => {
    let list = await open(await publishTo(undefined, many))
    for (let at = 2; at < 40; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one day after the other
      list = await open(await publishTo(list, many, { issued: day(at) }))
    }
    const changed = await open(await publishTo(list, many.slice(1), { issued: day(40) }))
    expect(await deltasOf(changed)).toMatchObject([{ from: 1, to: 40 }])
  })

  it('is not made when it is larger than half of the shards', async () => {
    const first = await open(await publishTo(undefined, randomRecords(0)))
    const second = await open(await publishTo(first, randomRecords(1), { issued: day(2) }))
    expect(second.head.deltas).toEqual([])
  })

  it('of a thousand changes among many has at most 70 KB', async () => {
    const before = randomRecords(0, 4000)
    const first = await open(await publishTo(undefined, before))
    const after = [...randomRecords(1, 1000), ...before.slice(1000)]
    const second = await open(await publishTo(first, after, { issued: day(2) }))
    expect(second.head.deltas[0]?.bytes).toBeLessThan(70_000)
  })

  it('tells its publisher when each change was made', async () => {
    const first = await open(await publishTo(undefined, many))
    const second = await open(await publishTo(first, many.slice(1), { issued: day(2) }))
    const third = await open(await publishTo(second, many.slice(2), { issued: day(3) }))
    expect(await readHistory(third)).toEqual({
      publications: [
        { sequence: 1, issued: day(1) },
        { sequence: 2, issued: day(2) },
        { sequence: 3, issued: day(3) },
      ],
      changes: new Map([
        ['weibo/账号0', 2],
        ['weibo/账号1', 3],
      ]),
      infoIn: 0,
    })
  })

  it('brings what is said of the list, even when no record changed', async () => {
    const first = await open(await publishTo(undefined, many))
    const options = { issued: day(2) }
    const second = await open(await publishTo(first, many, options, { ...info, publisher: '另一人' }))
    expect(await deltasOf(second)).toMatchObject([{ from: 1, puts: [], removals: [], info: { publisher: '另一人' } }])
  })
})

/** Records whose text does not compress to nothing. */
function randomRecords(seed: number, count = 200): readonly Closure[] {
  const digits = (index: number) => String(Math.abs(Math.sin(seed * 1e4 + index + 1) * 1e15)).slice(0, 15)
  return Array.from({ length: count }, (_, index) =>
    closureOf(`账号${index}`, { note: `${digits(index)} ${digits(index + 0.5)} ${digits(index + 0.25)}` }),
  )
}

describe('horizons', () => {
  const daily = Array.from({ length: 12 }, (_, index) => ({ sequence: index + 1, issued: day(index + 1) }))

  it('are the last edition, that from longest ago within a week, and those of about three days and a day ago', () => {
    expect(chooseHorizons(daily, day(13)).map(({ sequence }) => sequence)).toEqual([12, 5, 10])
    expect(chooseHorizons(daily, day(13.5)).map(({ sequence }) => sequence)).toEqual([12, 6, 10])
    expect(chooseHorizons(daily.slice(0, -1), day(13)).map(({ sequence }) => sequence)).toEqual([11, 5, 10])
  })

  it('of hourly editions are four', () => {
    const hourly = Array.from({ length: 24 * 9 }, (_, index) => ({ sequence: index + 1, issued: day(1 + index / 24) }))
    const ages = chooseHorizons(hourly, day(10)).map(({ issued }) => (Date.parse(day(10)) - Date.parse(issued)) / 3.6e6)
    expect(ages).toEqual([1, 169, 72, 24])
  })

  it('are the last edition alone, however old it is, when nothing else was published within a week', () => {
    const monthly = [1, 31, 61].map((at, index) => ({ sequence: index + 1, issued: day(at) }))
    expect(chooseHorizons(monthly, day(91)).map(({ sequence }) => sequence)).toEqual([3])
  })
})

describe('head.json', () => {
  const longName = '名'.repeat(100)

  /** Twelve days of editions, each of which removes a record. */
  async function twelveDays(options: { readonly name?: string; readonly keyCount?: number }): Promise<PublishedList> {
    const keys = await Promise.all(Array.from({ length: options.keyCount ?? 1 }, newKey))
    const described = { ...info, name: options.name ?? info.name }
    let list = await open(await publishTo(undefined, many, { keys }, described))
    for (let at = 2; at <= 12; at += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one day after the other
      const made = await publishTo(list, many.slice(at), { keys, issued: day(at) }, described)
      expect(made.headBytes.length).toBeLessThanOrEqual(headLimit)
      expect(parseEnvelope(made.headBytes).signatures).toHaveLength(keys.length)
      // oxlint-disable-next-line no-await-in-loop -- as above
      list = await open(made)
    }
    return list
  }

  it.each([
    ['one signature', { keyCount: 1 }, [11, 9, 4]],
    ['two signatures', { keyCount: 2 }, [11, 4]],
    ['a long name', { name: longName }, []],
  ])('stays within 1 KB with %s: the least useful deltas are left out', async (_, options, horizons) => {
    const { head } = await twelveDays(options)
    expect(head.deltas.map(({ from }) => from)).toEqual(horizons)
  })

  it('is refused when its name leaves no room for the signatures', async () => {
    const keys = await Promise.all([newKey(), newKey()])
    const publishing = publishTo(undefined, many, { keys }, { ...info, name: longName })
    await expect(publishing).rejects.toThrow('请把 list.yaml 的 name 写短')
  })

  it('is the same, byte for byte, for the same records at the same time', async () => {
    const keys = [await newKey()]
    const first = await open(await publishTo(undefined, many, { keys }))
    const once = await publishTo(first, many.slice(1), { keys, issued: day(2) })
    const again = await publishTo(first, many.slice(1).toReversed(), { keys, issued: day(2) })
    expect(again).toEqual(once)
  })
})

describe('a list is not published', () => {
  it('over another list', async () => {
    const first = await open(await publishTo(undefined, many))
    await expect(publishTo(first, many, {}, { ...info, id: 'another' })).rejects.toThrow('不是同一份名录')
  })

  it('before the edition that it follows', async () => {
    const first = await open(await publishTo(undefined, many, { issued: day(2) }))
    await expect(publishTo(first, many, { issued: day(1) })).rejects.toThrow('时钟')
  })

  it('with more than a fifth of the records gone, unless that is meant', async () => {
    const first = await open(await publishTo(undefined, many))
    const careful = { allowShrink: false }
    expect((await publishTo(first, many.slice(40), careful)).head.mayShrink).toBeUndefined()
    await expect(publishTo(first, many.slice(41), careful)).rejects.toThrow('从 200 条减到 159 条')
    expect((await publishTo(first, many.slice(41))).head.mayShrink).toBe(true)
  })
})
