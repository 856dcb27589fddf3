import { t } from '../../utils/i18n'
import type { Range } from '../../utils/model/hit'

interface MarkedTextProps {
  /** A sentence that names the account in quotation marks. */
  readonly text: string
  readonly name: string
  /** What of the name is marked, in UTF-16 units, in order. */
  readonly ranges: readonly Range[]
}

/** A sentence in which what was looked for is marked. A name that the sentence does not hold as it is stays unmarked. */
export function MarkedText({ text, name, ranges }: MarkedTextProps) {
  const quoted = t('claim_place', name)
  const at = text.indexOf(quoted)
  if (at < 0 || ranges.length === 0) return <>{text}</>
  const start = at + quoted.indexOf(name)
  const edges = [0, ...ranges.flatMap(([from, to]) => [start + from, start + to])]
  // Every second part is a range.
  return (
    <>
      {edges.map((from, place) => {
        const part = text.slice(from, edges[place + 1])
        return place % 2 === 1 ? <mark key={from}>{part}</mark> : part
      })}
    </>
  )
}
