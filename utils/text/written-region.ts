import { divisionCodes, divisionPath, findDivision } from './divisions'
import { simplify } from './simplify'

/** A division as people write it, from the province down: `山东省 淄博市 临淄区` of `370305`. Empty for an unknown code. */
export function writeRegion(code: string): string {
  return divisionPath(code).join(' ')
}

/**
 * The division that somebody wrote by its full names: `山东省 淄博市 临淄区`, `山东省 临淄区`, `山东省淄博市临淄区` → `370305`.
 * in traditional script, too. Undefined when there is none, or more than one.
 */
export function parseRegion(text: string): string | undefined {
  // As it stands first: 乾安县 keeps a character that is simplified elsewhere.
  return findWritten(text) ?? findWritten(simplify(text))
}

function findWritten(text: string): string | undefined {
  const names = text
    .normalize('NFKC')
    .split(/[\s,，、/·>-]+/)
    .filter((name) => name !== '')
  if (names.length === 0) return undefined
  return findDivision(names) ?? divisionCodes().find((code) => divisionPath(code).join('') === names.join(''))
}
