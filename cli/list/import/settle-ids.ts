import type { Closure } from '../../../utils/model/closure'
import { findProvince, findRegion } from '../regions'
import type { ClosureRecord } from '../schema'
import { type ReadTable, recordKeyOf, type RowProblem, type RowRecord } from './read-records'

/**
 * Leaves out what the list, or a row before, has already, and gives ids to accounts of a name that another place's
 * account has: `weibo/鼓楼发布@350102`.
 */
export function settleIds(
  { records, problems, kept }: ReadTable,
  province: string,
  closures: readonly Closure[],
): ReadTable {
  const divisions = new Map<string, Set<string>>()
  const claim = (key: string, division: string) => {
    const known = divisions.get(key) ?? new Set()
    const isNew = !known.has(division)
    divisions.set(key, known.add(division))
    return isNew
  }
  for (const { account } of closures) {
    claim(recordKeyOf({ platform: account.platform, account: account.name }), account.division ?? '')
  }
  const settled: RowRecord[] = []
  const repeated: RowProblem[] = []
  for (const { row, record } of records) {
    const key = recordKeyOf(record)
    const isShared = divisions.has(key)
    const division = divisionOf(record, province)
    if (!claim(key, division)) {
      repeated.push({
        row,
        severity: 'warning',
        message: `“${record.account}”（${record.platform}）已经有了，没有再写。`,
      })
    } else if (isShared) {
      settled.push({ row, record: { id: `${record.platform}/${record.account}@${division}`, ...record } })
    } else settled.push({ row, record })
  }
  return { records: settled, problems: [...problems, ...repeated].toSorted((a, b) => a.row - b.row), kept }
}

function divisionOf({ region }: ClosureRecord, province: string): string {
  const found = region === undefined ? findProvince(province) : findRegion(province, region)
  return found.ok ? found.code : ''
}
