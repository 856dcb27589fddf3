import { read } from '@e965/xlsx'
import { decodeHtml } from '../../inspect/decode-html'
import { readPage } from './read-page'
import { readWorkbook } from './read-workbook'
import { type Row, squeeze, type Table } from './table'

/**
 * Reads the tables of a spreadsheet (xlsx, xls, ods), a page (html), or a text whose columns stand apart by commas, tabs,
 * bars or wide gaps. Throws `Refusal` for what cannot be read.
 */
export function readTables(bytes: Uint8Array, file: string): readonly Table[] {
  if (isSpreadsheet(bytes)) return readWorkbook(() => read(bytes, { type: 'buffer', cellNF: true }), file)
  const isPage = /\.html?$/i.test(file) || startsAsPage(bytes)
  if (isPage) return readPage(decodeHtml(bytes))
  const text = decodeText(bytes)
  if (/\.csv$/i.test(file)) return readWorkbook(() => read(text, { type: 'string', raw: true }), file)
  return [{ name: '', rows: readLines(text) }]
}

/** Zip (xlsx, ods) and the compound files of older spreadsheets. */
function isSpreadsheet([first, second, third, fourth]: Uint8Array): boolean {
  return (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0)
}

function startsAsPage(bytes: Uint8Array): boolean {
  return /^[\s\uFEFF]*<(?:!doctype|html|table|head|body|meta)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))
}

/** UTF-8 or UTF-16 as the mark says; else UTF-8 where that is what it is, else what Windows in China writes. */
function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The text of a table that was copied from a page or a document: tabs, bars, or at least two spaces between columns. */
function readLines(text: string): readonly Row[] {
  const lines = text.split(/\r\n|\r|\n/)
  const separator = separators.find((one) => lines.filter((line) => one.test(line.trim())).length >= 2)
  return lines.map((line, index) => ({
    number: index + 1,
    cells: separator === undefined ? [squeeze(line)] : cellsOf(line, separator),
  }))
}

const separators = [/\t/, /[|｜]/, /(?: {2,}|\u3000+)/, /[,，]/] as const

function cellsOf(line: string, separator: RegExp): readonly string[] {
  const inner = line.replace(/^\s*[|｜]|[|｜]\s*$/g, '')
  return inner.split(new RegExp(separator, 'g')).map(squeeze)
}
