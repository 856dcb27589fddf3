import type { Evidence, Range } from '../../../utils/notices/draft'

/** What some words of a notice tell, as its reader groups them. */
export const evidenceFields = ['account', 'status', 'date', 'successor'] as const

export type EvidenceField = (typeof evidenceFields)[number]

/** A piece of a text, and what it is evidence of; of nothing where `fields` is empty. */
export interface Piece {
  /** Where it begins, in UTF-16 units. */
  readonly from: number
  readonly text: string
  readonly fields: readonly EvidenceField[]
}

/** Cuts a text where evidence begins and ends. All pieces together are the text. */
export function markEvidence(text: string, evidence: Evidence): readonly Piece[] {
  const said = rangesOf(evidence)
  const ranges = evidenceFields.flatMap((field) =>
    said[field].map(([from, to]) => ({ field, from: Math.max(0, from), to: Math.min(text.length, to) })),
  )
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ from, to }) => [from, to])])].toSorted((a, b) => a - b)
  const pieces = cuts.slice(1).map((end, index): Piece => {
    const start = cuts[index] ?? 0
    const covering = new Set(ranges.filter(({ from, to }) => from <= start && end <= to).map(({ field }) => field))
    return { from: start, text: text.slice(start, end), fields: evidenceFields.filter((field) => covering.has(field)) }
  })
  return joinAlike(pieces)
}

function rangesOf(evidence: Evidence): Readonly<Record<EvidenceField, readonly Range[]>> {
  return {
    account: [...evidence.account, ...evidence.platform, ...evidence.organisation],
    status: evidence.status,
    date: [...evidence.announcedOn, ...evidence.effectiveOn],
    successor: evidence.successors.flat(),
  }
}

function joinAlike(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && last.fields.join() === piece.fields.join()) {
      joined[joined.length - 1] = { ...last, text: last.text + piece.text }
    } else if (piece.text !== '') joined.push(piece)
  }
  return joined
}
