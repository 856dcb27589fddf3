import { SSF, utils, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { type Row, squeeze, type Table } from './table'
import { Refusal } from '../publish/refusal'

/** The sheets of a workbook, what is merged written into each cell. Throws `Refusal` when it cannot be opened. */
export function readWorkbook(open: () => WorkBook, file: string): readonly Table[] {
  try {
    const { SheetNames, Sheets } = open()
    return SheetNames.flatMap((name) => {
      const sheet = Sheets[name]
      return sheet === undefined ? [] : [{ name, rows: readSheet(sheet) }]
    })
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal(`读不了 ${file}：文件可能坏了或加了密码（${said}）。`, {}, { cause })
  }
}

function readSheet(sheet: WorkSheet): readonly Row[] {
  if (sheet['!ref'] === undefined) return []
  const { s: start, e: end } = utils.decode_range(sheet['!ref'])
  const lastRow = Math.min(end.r, start.r + mostRows)
  const grid: string[][] = []
  for (let row = start.r; row <= lastRow; row += 1) {
    const cells: string[] = []
    for (let column = start.c; column <= Math.min(end.c, start.c + mostColumns); column += 1) {
      const cell: CellObject | undefined = sheet[utils.encode_cell({ r: row, c: column })]
      cells.push(cell === undefined ? '' : textOf(cell))
    }
    grid.push(cells)
  }
  for (const { s: from, e: to } of sheet['!merges'] ?? []) {
    const text = grid[from.r - start.r]?.[from.c - start.c] ?? ''
    for (let row = from.r; row <= Math.min(to.r, lastRow); row += 1) {
      const cells = grid[row - start.r]
      for (let column = from.c; column <= to.c; column += 1) {
        if (cells !== undefined && column - start.c < cells.length) cells[column - start.c] = text
      }
    }
  }
  return grid.map((cells, index) => ({ number: start.r + index + 1, cells }))
}

/** A sheet says it goes on to its millionth row when somebody coloured a column. */
const mostRows = 50_000
const mostColumns = 100

function textOf({ t, v, w, z }: CellObject): string {
  if (t === 'n' && typeof v === 'number' && typeof z === 'string' && SSF.is_date(z)) return writeDate(v, z)
  return squeeze(t === 'n' && typeof v === 'number' ? String(v) : (w ?? String(v ?? '')))
}

/** A spreadsheet's date is a count of days; how precise it was meant its format tells. */
function writeDate(days: number, format: string): string {
  const { y, m, d } = SSF.parse_date_code(days)
  const parts = [String(y), String(m).padStart(2, '0'), String(d).padStart(2, '0')]
  return parts.slice(0, /d/i.test(format) ? 3 : 2).join('-')
}
