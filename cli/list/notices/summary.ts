import { type Field, fields, type NoticeScore, type Tally } from './score'

/** What an evaluation comes to, of all notices or of those that came the same way. */
export interface Summary {
  readonly notices: number
  readonly closings: number
  readonly falseAlarms: number
  readonly scores: Readonly<Record<Field, FieldSummary>>
}

export interface FieldSummary extends Tally {
  /** Of what was found, the part that is right; null when nothing was found. */
  readonly precision: number | null
  /** Of what was to be found, the part that was. */
  readonly recall: number | null
  readonly f1: number | null
}

export interface Reliability {
  readonly from: number
  readonly to: number
  readonly drafts: number
  readonly meanConfidence: number
  /** Part of them that is right. */
  readonly right: number
}

export function summarize(scores: readonly NoticeScore[]): Summary {
  return {
    notices: scores.length,
    closings: scores.filter(({ isClosing }) => isClosing).length,
    falseAlarms: scores.filter(({ tallies }) => tallies.detection.wrong > 0).length,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each field
    scores: Object.fromEntries(fields.map((field) => [field, summarizeField(scores, field)])) as Summary['scores'],
  }
}

/** Whether a confidence means what it says: of the drafts of 0.9, nine of ten should be right. */
export function reliability(scores: readonly NoticeScore[]): readonly Reliability[] {
  const drafts = scores.flatMap((score) => score.drafts)
  return bounds.flatMap((from, index) => {
    const to = bounds[index + 1]
    if (to === undefined) return []
    const own = drafts.filter(({ confidence }) => confidence >= from && confidence < to)
    if (own.length === 0) return []
    const mean = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length
    return [
      {
        from,
        to,
        drafts: own.length,
        meanConfidence: mean,
        right: own.filter(({ isRight }) => isRight).length / own.length,
      },
    ]
  })
}

const bounds = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]

function summarizeField(scores: readonly NoticeScore[], field: Field): FieldSummary {
  const sum = (answers: keyof Tally) => scores.reduce((total, { tallies }) => total + tallies[field][answers], 0)
  const [right, wrong, missing] = [sum('right'), sum('wrong'), sum('missing')]
  const precision = part(right, right + wrong)
  const recall = part(right, right + missing)
  return { right, wrong, missing, precision, recall, f1: part(2 * right, 2 * right + wrong + missing) }
}

function part(some: number, all: number): number | null {
  return all === 0 ? null : some / all
}
