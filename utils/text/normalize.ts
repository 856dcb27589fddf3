import { simplify } from './simplify'

/**
 * The form in which names are compared: compatibility-composed (NFKC), case folded, simplified, without white
 * space, control characters, zero-width characters and variation selectors, 帐 written 账. Idempotent.
 */
export function normalizeName(text: string): string {
  let current = text
  // Folding case can undo composition and the reverse; real names are stable after one round.
  for (let round = 0; round < maxRounds; round++) {
    const next = normalizeOnce(current)
    if (next === current) break
    current = next
  }
  return current
}

const maxRounds = 6

function normalizeOnce(text: string): string {
  return simplify(text.replace(invisible, '').normalize('NFKC').toLowerCase()).replace(invisible, '')
}

/**
 * White space, controls, format characters (zero-width, bidi marks), whatever else Unicode calls ignorable
 * (variation selectors, fillers), lone surrogates.
 */
const invisible = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
