import { simplify } from './simplify'

/**
 * The form in which names are compared: compatibility-composed (NFKC), case folded, simplified, without white
 * space, control characters, zero-width characters and variation selectors, 帐 written 账. Idempotent.
 */
export function normalizeName(text: string): string {
  // Nearly every name; simplified characters stay within the range, or leave it for one that is stable too.
  if (plain.test(text)) return simplify(text)
  let current = text
  // Folding case can undo composition and the reverse; real names are stable after one round.
  for (let round = 0; round < maxRounds; round++) {
    const next = normalizeOnce(current)
    if (next === current) break
    current = next
  }
  return current
}

/** Characters that neither composition nor case nor any of the invisible concerns. */
const plain = /^[\u4e00-\u9fff0-9a-z]*$/

const maxRounds = 6

function normalizeOnce(text: string): string {
  return simplify(text.replace(invisible, '').normalize('NFKC').toLowerCase()).replace(invisible, '')
}

/**
 * White space, controls, format characters (zero-width, bidi marks), whatever else Unicode calls ignorable
 * (variation selectors, fillers), lone surrogates.
 */
const invisible = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
