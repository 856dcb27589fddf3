import { Window } from 'happy-dom'
import { type Row, squeeze, type Table } from './table'

/** The tables of a page, those within others by themselves, cells that span written into each place they span. */
export function readPage(html: string): readonly Table[] {
  const window = new Window({
    settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true, disableIframePageLoading: true },
  })
  try {
    const page = new window.DOMParser().parseFromString(html, 'text/html')
    const tables = Array.from(page.querySelectorAll('table'))
    return tables.map((table, index) => ({
      name: tables.length === 1 ? '' : `第 ${index + 1} 张表`,
      rows: readRows(Array.from(table.querySelectorAll('tr')).filter((row) => row.closest('table') === table)),
    }))
  } finally {
    window.close()
  }
}

type TableRow = ReturnType<Window['document']['querySelectorAll']>[number]

function readRows(rows: readonly TableRow[]): readonly Row[] {
  const grid: string[][] = rows.map(() => [])
  rows.forEach((row, at) => {
    let column = 0
    for (const cell of Array.from(row.children)) {
      while (grid[at]?.[column] !== undefined) column += 1
      const text = squeeze(textOf(cell))
      const [down, across] = [spanOf(cell, 'rowspan'), spanOf(cell, 'colspan')]
      for (let y = at; y < Math.min(at + down, rows.length); y += 1) {
        for (let x = column; x < column + across; x += 1) (grid[y] ??= [])[x] = text
      }
    }
  })
  return grid.map((cells, index) => ({ number: index + 1, cells: Array.from(cells, (text) => text ?? '') }))
}

/** Lines of a cell stay apart. */
function textOf(cell: TableRow): string {
  for (const line of Array.from(cell.querySelectorAll('br'))) line.replaceWith(' ')
  return cell.textContent
}

function spanOf(cell: TableRow, name: string): number {
  const span = Number(cell.getAttribute(name) ?? 1)
  return Number.isInteger(span) && span > 0 ? Math.min(span, mostSpanned) : 1
}

const mostSpanned = 500
