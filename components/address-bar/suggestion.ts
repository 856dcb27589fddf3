import type { ResultGroup } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import type { Hit } from '../../utils/model/hit'
import { divisionPath } from '../../utils/text/divisions'
import { platformName } from '../names'
import { statusMark } from '../status-text'
import { successorText } from '../successor-text'

/** A piece of a suggestion's one line. */
export interface LinePart {
  readonly text: string
  /** What the words that were typed speak of, and what is said beside. */
  readonly style?: 'match' | 'dim'
}

/** One office in a line: where to go now, then what closed, on which platforms, what happened to it, and where it was. */
export function suggestionLine(group: ResultGroup): readonly LinePart[] {
  const { results } = group
  const [{ guidance, hit }] = results
  const { closure } = guidance
  const platforms = [...new Set(results.map((result) => result.guidance.closure.account.platform))].map(platformName)
  const { division } = closure.account
  const region = division === undefined ? '' : divisionPath(division).join('')
  const facts = [platforms.join(t('list_comma')), statusMark(closure), region].filter(Boolean)
  return [
    { text: leadOf(group) },
    { text: t('bar_from'), style: 'dim' },
    ...markedName(closure.account.name, hit?.matched ?? []),
    { text: t('bar_facts', facts.join(t('bar_comma'))), style: 'dim' },
  ]
}

/** For Firefox, which shows what it is given. */
export function toPlainLine(parts: readonly LinePart[]): string {
  return parts.map(({ text }) => printable(text)).join('')
}

/** For Chromium, which reads a line as XML and shows nothing of one that is none. */
export function toMarkedLine(parts: readonly LinePart[]): string {
  return parts
    .map(({ text, style }) => {
      const escaped = printable(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
      return style === undefined || escaped === '' ? escaped : `<${style}>${escaped}</${style}>`
    })
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Without what XML does not have, or would turn the line around. */
function printable(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
}

function leadOf({ results: [{ guidance }], ways }: ResultGroup): string {
  if (guidance.closure.status === 'reopened') return t('answer_reopened')
  const successor = ways.find(({ route }) => route.end)?.route.end?.successor
  if (successor !== undefined) return successorText(successor)
  return t(ways.length > 0 ? 'answer_lost' : 'bar_no_successor')
}

/** The name as the list writes it, in pieces. */
function markedName(name: string, matched: Hit['matched']): readonly LinePart[] {
  const parts: LinePart[] = []
  let done = 0
  const add = (until: number, style?: 'match') => {
    const text = name.slice(done, Math.min(until, longestName))
    if (text !== '') parts.push({ text, ...(style !== undefined && { style }) })
    done = Math.max(done, until)
  }
  for (const [from, to] of matched) {
    add(from)
    add(to, 'match')
  }
  add(name.length)
  return name.length > longestName ? [...parts, { text: '…' }] : parts
}

const longestName = 40
