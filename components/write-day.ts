import { writeDate } from './status-text'

/** The day of a moment, here and as people write it. `timeMs`: Unix time in milliseconds. */
export function writeDay(timeMs: number): string {
  // Swedish dates are ISO dates: 2026-11-28.
  return writeDate(new Date(timeMs).toLocaleDateString('sv-SE'))
}
