import { normalizeName } from '../../../utils/text/normalize'
import type { Status } from '../../../utils/model/closure'
import type { PlatformId } from '../../../utils/model/platform'
import type { ReferenceDay } from '../../../utils/text/written-dates'
import { explainBadId } from '../id-schemes'
import type { ClosureRecord } from '../schema'
import { readDate, readDisposal, readNames, readPlatforms, readSuccessors } from './cells'
import type { Columns, Field } from './find-columns'
import { findRegionIn } from './find-region'
import type { Row, Table } from './table'

/** What holds for every row that does not say otherwise. */
export interface Given {
  readonly province: string
  readonly region?: string
  readonly platform?: PlatformId
  readonly status?: Status
  /** The source's key. */
  readonly source: string
  readonly checkedOn: string
  /** What dates without a year are held against: the day the table was published. */
  readonly reference?: ReferenceDay
}

export interface RowRecord {
  readonly row: number
  readonly record: ClosureRecord
}

export interface RowProblem {
  readonly row: number
  /** `error`: nothing was made of the row. `warning`: a record was, without what the message tells of. */
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export interface ReadTable {
  readonly records: readonly RowRecord[]
  readonly problems: readonly RowProblem[]
  /** Rows of accounts that stay. */
  readonly kept: readonly { readonly row: number; readonly account: string }[]
}

/** Makes records of the rows below the headings. */
export function readRecords({ rows }: Table, columns: Columns, given: Given): ReadTable {
  const records: RowRecord[] = []
  const problems: RowProblem[] = []
  const kept: { row: number; account: string }[] = []
  const section: { platform?: PlatformId; region?: string } = {}
  for (const row of rows) {
    if (row.number <= columns.header.number) continue
    const heading = readSection(row)
    if (heading !== undefined) {
      Object.assign(section, sectionOf(heading, given.province))
      continue
    }
    const read = readRow(row, columns, { ...given, ...section })
    if (read === undefined) continue
    problems.push(...read.problems.map((problem) => ({ row: row.number, ...problem })))
    records.push(...read.records.map((record) => ({ row: row.number, record })))
    if (read.kept !== undefined) kept.push({ row: row.number, account: read.kept })
  }
  return { records, problems, kept }
}

/** A row with one text, be it merged over all columns: 一、微信公众号（23个）. Empty rows have none. */
function readSection({ cells }: Row): string | undefined {
  const said = new Set(cells.filter((text) => text !== ''))
  const [only] = said
  return said.size === 1 ? only : undefined
}

function sectionOf(text: string, province: string): Pick<Given, 'platform' | 'region'> {
  const [platform, ...more] = readPlatforms(text)
  const region = findRegionIn(province, [text])
  return {
    ...(platform !== undefined && more.length === 0 && { platform }),
    ...(region !== undefined && { region }),
  }
}

type Problem = Omit<RowProblem, 'row'>

interface ReadRow {
  readonly records: readonly ClosureRecord[]
  readonly problems: readonly Problem[]
  readonly kept?: string
}

/** Undefined for rows that are no account's: empty ones, sums, the headings once more. */
function readRow(row: Row, columns: Columns, given: Given): ReadRow | undefined {
  const { places, header } = columns
  const cell = (field: Field) => row.cells[places.get(field) ?? -1] ?? ''
  const heading = (field: Field) => header.cells[places.get(field) ?? -1] ?? ''
  const account = cell('account')
  if (account === heading('account') || isNoAccount(row)) return undefined
  if (account === '') return refuse('没有账号名称。')

  const disposal = readDisposal(cell('disposal'))
  if (disposal === 'kept') return { records: [], problems: [], kept: account }
  if (disposal === undefined && cell('disposal') !== '' && given.status === undefined) {
    return refuse(`看不懂处置方式“${cell('disposal')}”；可以用 --status 说明。`)
  }
  const status = disposal ?? given.status ?? readDisposal(heading('effectiveOn')) ?? readDisposal(heading('account'))
  if (status === undefined || status === 'kept') return refuse('没有说是关停、注销还是别的；可以用 --status 说明。')

  const platforms = readPlatforms(cell('platform'))
  const chosen = platforms.length > 0 ? platforms : [given.platform].filter((one) => one !== undefined)
  if (chosen.length === 0) {
    const said = cell('platform')
    return refuse(said === '' ? '没有说是哪个平台；可以用 --platform 说明。' : `不认识平台“${said}”。`)
  }
  const { shared, problems } = readShared(cell, heading, given)
  const names = readNames(account).map(unquote)
  const records = names.flatMap((name) =>
    chosen.map((platform): ClosureRecord => ({
      account: name,
      platform,
      ...(names.length === 1 && readOwn(platform, cell)),
      status,
      ...shared(),
      sources: [given.source],
      checkedOn: given.checkedOn,
    })),
  )
  return { records, problems }
}

function refuse(message: string): ReadRow {
  return { records: [], problems: [{ severity: 'error', message }] }
}

function isNoAccount({ cells }: Row): boolean {
  return (
    cells.every((text) => text === '') || cells.some((text) => /^(?:合计|总计|共计|小计|备注|注)[:：]?$/.test(text))
  )
}

type Read = (field: Field) => string

/** What all accounts of a row have in common: made anew for each, so that none holds on to another's. */
function readShared(cell: Read, heading: Read, given: Given) {
  const problems: Problem[] = []
  const warn = (message: string) => problems.push({ severity: 'warning', message })
  const dates = (['announcedOn', 'effectiveOn'] as const).flatMap((field) => {
    const text = cell(field)
    if (text === '' || /^[-—/\\无]+$/.test(text)) return []
    const date = readDate(text, given.reference)
    if (date === undefined) warn(`${heading(field)}“${text}”不是看得懂的日期，没有写进记录。`)
    return date === undefined ? [] : [[field, date] as const]
  })
  const organisation = cell('organisation')
  const region = findRegionIn(given.province, [cell('region'), `${organisation} ${cell('account')}`]) ?? given.region
  if (region === undefined && !`${organisation}${cell('region')}`.includes(given.province)) {
    warn(`看不出在${given.province}的哪个地方，按省级写；可以用 --region 说明。`)
  }
  // 合并至“淄博交警”: the column of what is done names the successor as often as one of its own.
  const stated = cell('successor') === '' && /至|到|入|为/.test(cell('disposal')) ? cell('disposal') : cell('successor')
  const shared = () => {
    const successors = [...readSuccessors(stated)]
    return {
      ...(organisation !== '' && { organisation }),
      ...(region !== undefined && { region }),
      ...Object.fromEntries(dates),
      ...(successors.length > 0 && { successors }),
    }
  }
  return { shared, problems }
}

/** What can only be one account's. */
function readOwn(platform: PlatformId, cell: Read): Pick<ClosureRecord, 'ids' | 'formerNames'> {
  const ids = readIds(platform, cell('ids'))
  const formerNames =
    cell('formerNames') === ''
      ? []
      : cell('formerNames')
          .split(/[、，,；;]/)
          .map(unquote)
  return { ...(ids.length > 0 && { ids }), ...(formerNames.length > 0 && { formerNames }) }
}

/** Ids that the platform has, with their scheme; what else stands in such a column (抖音号, 微信号) can change. */
function readIds(platform: PlatformId, text: string): string[] {
  const value = text.trim()
  const schemes = ['uid', 'sec_uid', 'user_id', 'token', 'gh', 'biz', 'mid']
  const id = schemes.map((scheme) => `${scheme}:${value}`).find((one) => explainBadId(platform, one) === undefined)
  return value === '' || id === undefined ? [] : [id]
}

function unquote(text: string): string {
  return text.replaceAll(/^[\s“"「『《@]+|[\s”"」』》]+$/g, '')
}

/** What two rows must not share: 抖音 and 临淄交警 in whatever script. */
export function recordKeyOf({ platform, account }: Pick<ClosureRecord, 'platform' | 'account'>): string {
  return `${platform}/${normalizeName(account)}`
}
