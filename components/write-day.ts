import { writeDate } from './status-text'
import { t } from '../utils/i18n'
import { localDay } from '../utils/model/partial-date'

/** The day of a moment, here and as people write it. `timeMs`: Unix time in milliseconds. */
export function writeDay(timeMs: number): string {
  return writeDate(localDay(timeMs))
}

/** Day and time of a moment: 2026年11月28日 09:05. */
export function writeMoment(timeMs: number): string {
  const time = new Date(timeMs).toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' })
  return `${writeDay(timeMs)} ${time}`
}

/** A number with its thousands told apart. */
export function writeCount(count: number): string {
  return count.toLocaleString(t('locale'))
}
