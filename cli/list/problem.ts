/** Where in the sources something stands. Line and column count from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

export type ProblemCode =
  | 'missing-file'
  | 'misnamed-file'
  | 'bad-yaml'
  | 'duplicate-key'
  | 'missing-field'
  | 'unknown-field'
  | 'wrong-type'
  | 'unknown-value'
  | 'bad-text'
  | 'bad-date'
  | 'unlikely-date'
  | 'date-after-issue'
  | 'bad-url'
  | 'bad-number'
  | 'bad-selector'
  | 'bad-successor'
  | 'bad-account-id'
  | 'bad-id'
  | 'duplicate-id'
  | 'account-id-claimed-twice'
  | 'unknown-province'
  | 'wrong-province'
  | 'unknown-region'
  | 'ambiguous-region'
  | 'unknown-source'
  | 'unused-source'
  | 'duplicate-source'
  | 'successor-cycle'
  | 'successor-closed'
  | 'bad-record'

/** Something wrong (`error`), or odd enough to look at (`warning`), in the sources of a list. */
export interface Problem extends Place {
  readonly severity: 'error' | 'warning'
  readonly code: ProblemCode
  /** In Chinese, for a volunteer: what is wrong, and how to put it right. */
  readonly message: string
}

export function errorAt(place: Place, code: ProblemCode, message: string): Problem {
  return { severity: 'error', code, ...place, message }
}

export function warningAt(place: Place, code: ProblemCode, message: string): Problem {
  return { severity: 'warning', code, ...place, message }
}

export function compareProblems(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column
}
