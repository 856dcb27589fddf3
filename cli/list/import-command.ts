import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { statuses } from '../../utils/model/closure'
import { localDay } from '../../utils/model/partial-date'
import { isPlatformId } from '../../utils/model/platform'
import { isPartialDate } from '../../utils/text/partial-date'
import { toReference } from '../../utils/text/written-dates'
import { type Command, parseOperands, type Terminal, UsageError } from './command'
import { compileSources } from './compile-sources'
import { addRecords } from './import/add-records'
import { type Columns, type Field, fields, findColumns } from './import/find-columns'
import { type Given, readRecords, type ReadTable } from './import/read-records'
import { readTables } from './import/read-tables'
import type { Table } from './import/table'
import { settleIds } from './import/settle-ids'
import { readSourceFiles } from './load'
import { Refusal } from './publish/refusal'
import { writeWhole } from './publish/write-files'
import { findProvince, findRegion } from './regions'
import type { SourceRecords } from './schema'

/** Tables that offices publish: spreadsheets, tables on pages, tables pasted as text. */
export const importTable = {
  summary: '读入各地公布的表格（xlsx、csv、html、txt），写成记录',
  help: `用法：npm run -s list -- import <表格文件> --province <省> --title <标题> --publisher <发布者> [选项]

按表头认出账号名称、平台、主办单位、处置方式、时间、保留账号等各列，说出认出了什么，逐行指出问题。
不加 --into 时只看不写。

  --province <全称>    表里的账号都在哪个省，如 山东省
  --title <标题>       来源的标题
  --publisher <名称>   来源的发布者
  --published <日期>   来源的日期；表里没写年份的日期也按它算
  --url <网址>         来源的网址
  --key <键>           来源在 sources.yaml 里的键，默认按文件名和日期取
  --region <地方>      表里没写地区时用，如 "淄博市 临淄区"
  --platform <平台>    表里没写平台时用
  --status <状态>      表里没写处置方式时用
  --checked <日期>     核对来源的日期，默认今天
  --sheet <名称>       只读这一张工作表
  --column <列>=<含义> 说明某个表头的含义，可写多次；含义有 ${fields.join('、')}
  --into <文件夹>      写进这里的名录源文件，如 lists
  --json               只输出一个 JSON 对象
  --help               显示这段说明

有读不懂的行时退出码为 1，其余的行照样读出（和写入）。`,
  async run(args, terminal) {
    const { values, operands } = parseOperands(args, ['表格文件'], {
      province: { type: 'string' },
      title: { type: 'string' },
      publisher: { type: 'string' },
      published: { type: 'string' },
      url: { type: 'string' },
      key: { type: 'string' },
      region: { type: 'string' },
      platform: { type: 'string' },
      status: { type: 'string' },
      checked: { type: 'string' },
      sheet: { type: 'string' },
      column: { type: 'string', multiple: true, default: [] },
      into: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const [file = ''] = operands
    const { given, source } = readGiven(values, file)
    const told = readColumns(values.column)
    const tables = await readFileTables(terminal.resolve(file), values.sheet)
    const folder = values.into === undefined ? undefined : terminal.resolve(values.into)
    const files = folder === undefined ? undefined : await readSourceFiles(folder)
    const understood = understand(tables, told, given, file)
    const parts = understood.map(({ read }) => read)
    const closures = files === undefined ? [] : compileSources(files).closures
    const all: ReadTable = {
      records: parts.flatMap(({ records }) => records),
      problems: parts.flatMap(({ problems }) => problems),
      kept: parts.flatMap(({ kept }) => kept),
    }
    const read = settleIds(all, given.province, closures)
    const records = read.records.map(({ record }) => record)
    const written: string[] = []
    if (folder !== undefined && files !== undefined && records.length > 0) {
      const changed = addRecords(files, {
        province: given.province,
        records,
        source: { key: given.source, value: source },
      })
      await mkdir(join(folder, 'closures'), { recursive: true })
      for (const [name, text] of changed) {
        // oxlint-disable-next-line no-await-in-loop -- two files
        await writeWhole(join(folder, name), Buffer.from(text))
        written.push(join(folder, name))
      }
    }
    if (values.json)
      terminal.print(JSON.stringify(reportOf(understood, read, { key: given.source, ...source }, written)))
    else print(terminal, understood, read, written)
    return read.problems.some(({ severity }) => severity === 'error') ? 1 : 0
  },
} satisfies Command

interface Values {
  readonly province?: string | undefined
  readonly title?: string | undefined
  readonly publisher?: string | undefined
  readonly published?: string | undefined
  readonly url?: string | undefined
  readonly key?: string | undefined
  readonly region?: string | undefined
  readonly platform?: string | undefined
  readonly status?: string | undefined
  readonly checked?: string | undefined
}

function readGiven(values: Values, file: string): { readonly given: Given; readonly source: SourceRecords[string] } {
  const { province, title, publisher, published, url, region, platform, status } = values
  if (province === undefined) throw new UsageError('缺少 --province')
  const knownProvince = findProvince(province)
  if (!knownProvince.ok) throw new UsageError(`--province：${knownProvince.message}`)
  if (title === undefined || publisher === undefined) throw new UsageError('来源要有 --title 和 --publisher')
  const knownRegion = region === undefined ? undefined : findRegion(province, region)
  if (knownRegion?.ok === false) throw new UsageError(`--region：${knownRegion.message}`)
  if (platform !== undefined && !isPlatformId(platform)) throw new UsageError(`没有 ${platform} 这个平台`)
  const knownStatus = statuses.find((one) => one === status)
  if (status !== undefined && knownStatus === undefined) {
    throw new UsageError(`没有 ${status} 这个状态；可以写 ${statuses.join('、')}`)
  }
  const checkedOn = values.checked ?? localDay()
  for (const [option, date] of [
    ['published', published],
    ['checked', checkedOn],
  ] as const) {
    if (date !== undefined && !isPartialDate(date))
      throw new UsageError(`--${option} 请写成 2025、2025-03 或 2025-03-10`)
  }
  return {
    given: {
      province,
      ...(region !== undefined && { region }),
      ...(platform !== undefined && { platform }),
      ...(knownStatus !== undefined && { status: knownStatus }),
      source: values.key ?? keyFor(file, published ?? checkedOn),
      checkedOn,
      ...(published !== undefined && { reference: toReference(published) }),
    },
    source: {
      title,
      publisher,
      ...(published !== undefined && { publishedOn: published }),
      ...(url !== undefined && { url }),
    },
  }
}

/** `zibo-closures.xlsx`, 2025-03 → `zibo-closures-2025-03` */
function keyFor(file: string, date: string): string {
  const words = basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return [...(words ?? ['table']), date].join('-')
}

function readColumns(given: readonly string[]): ReadonlyMap<string, Field> {
  return new Map(
    given.map((pair) => {
      const [, heading = '', field = ''] = /^(.*)=(.*)$/.exec(pair) ?? []
      const known = fields.find((one) => one === field)
      if (heading === '' || known === undefined) {
        throw new UsageError(`--column 请写成 表头=含义，含义有 ${fields.join('、')}`)
      }
      return [heading, known]
    }),
  )
}

async function readFileTables(file: string, sheet: string | undefined): Promise<readonly Table[]> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (cause) {
    throw new Refusal(`读不了 ${file}。`, {}, { cause })
  }
  const tables = readTables(bytes, file)
  if (sheet === undefined) return tables
  const chosen = tables.filter(({ name }) => name === sheet)
  if (chosen.length > 0) return chosen
  throw new Refusal(`没有叫“${sheet}”的工作表；有 ${tables.map(({ name }) => name).join('、')}。`)
}

interface Understood {
  readonly table: Table
  readonly columns: Columns
  readonly read: ReadTable
}

function understand(
  tables: readonly Table[],
  given: ReadonlyMap<string, Field>,
  forAll: Given,
  file: string,
): readonly Understood[] {
  const understood = tables.flatMap((table) => {
    const columns = findColumns(table, given)
    return columns === undefined ? [] : [{ table, columns, read: readRecords(table, columns, forAll) }]
  })
  if (understood.length > 0) return understood
  throw new Refusal(
    `${file} 里没有找到账号的表格：要有一行表头，说明哪一列是账号名称。可以用 --column 账号那一列的表头=account 说明。`,
  )
}

function reportOf(
  understood: readonly Understood[],
  { records, problems, kept }: ReadTable,
  source: SourceRecords[string] & { readonly key: string },
  written: readonly string[],
) {
  return {
    ok: !problems.some(({ severity }) => severity === 'error'),
    tables: understood.map(({ table, columns }) => ({
      sheet: table.name,
      headerRow: columns.header.number,
      columns: Object.fromEntries(Array.from(columns.places, ([field, at]) => [field, columns.header.cells[at] ?? ''])),
      left: columns.left,
    })),
    source,
    records: records.map(({ row, record }) => ({ row, ...record })),
    kept,
    problems,
    written,
  }
}

function print(
  { print: say }: Terminal,
  understood: readonly Understood[],
  { records, problems, kept }: ReadTable,
  written: readonly string[],
): void {
  for (const { table, columns } of understood) {
    say(`${table.name === '' ? '表格' : `工作表“${table.name}”`}，表头在第 ${columns.header.number} 行：`)
    for (const [field, at] of columns.places) say(`  ${columns.header.cells[at] ?? ''} → ${field}`)
    if (columns.left.length > 0) say(`  没有用到：${columns.left.join('、')}`)
  }
  say('')
  for (const { row, record } of records) {
    const to = (record.successors ?? []).map(
      (one) => one.account ?? one.website ?? one.app ?? one['mini-program'] ?? '',
    )
    const when = record.effectiveOn ?? record.announcedOn
    const parts = [record.status, when, to.length > 0 && `→ ${to.join('、')}`].filter(Boolean)
    say(`第 ${row} 行  ${record.platform} ${record.account}  ${parts.join(' ')}`)
  }
  for (const { row, account } of kept) say(`第 ${row} 行  ${account} 保留，不是关停`)
  for (const { row, severity, message } of problems)
    say(`第 ${row} 行 ${severity === 'error' ? '错误' : '提醒'}：${message}`)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  say(`\n${records.length} 条记录，${kept.length} 个保留，${errors} 行读不懂。`)
  say(written.length === 0 ? '没有写文件；加 --into lists 写进名录。' : `写进了 ${written.join('、')}。`)
}
