/** A table as it was found in a file. */
export interface Table {
  /** The sheet's name; `第 2 张表` in a page of several; empty for a text file. */
  readonly name: string
  readonly rows: readonly Row[]
}

export interface Row {
  /** As the program that shows the file counts, from 1. */
  readonly number: number
  /** Trimmed, white space collapsed, what is merged written into each of its cells. */
  readonly cells: readonly string[]
}

/** A cell's text, its white space collapsed. */
export function squeeze(text: string): string {
  return text.replaceAll(/[\s\u200B\uFEFF]+/g, ' ').trim()
}
