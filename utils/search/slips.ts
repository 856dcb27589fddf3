import { penalties } from './penalties'
import { allSpellings } from './spellings'

/** A syllable that may be meant by what was typed, and what the slip costs. */
export interface SlipOfSyllable {
  readonly syllable: number
  readonly cost: number
}

/** In letters: one more than the longest syllable. */
export const longestTyped = 7

/** Every syllable that may be meant by some letters, with a slip or without; `isOpen`: which may go on behind these letters. */
export function findSlips(typed: string, isOpen: boolean): readonly SlipOfSyllable[] {
  const key = isOpen ? `${typed}…` : typed
  const found = remembered.get(key) ?? (isOpen ? findOpen(typed) : findWhole(typed))
  // Who types on asks for nearly the same again.
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, found)
  return found
}

const remembered = new Map<string, readonly SlipOfSyllable[]>()
const mostRemembered = 600

function findWhole(typed: string): readonly SlipOfSyllable[] {
  const found: SlipOfSyllable[] = []
  for (const { syllable, spelling, cost } of allSpellings()) {
    if (!isLike(spelling, typed) || (spelling.length < 2 && typed !== spelling)) continue
    const slip = slipBetween(spelling, typed)
    if (slip !== undefined) found.push({ syllable, cost: cost + slip })
  }
  return found
}

function findOpen(typed: string): readonly SlipOfSyllable[] {
  const found: SlipOfSyllable[] = []
  for (const { syllable, spelling, cost } of allSpellings()) {
    if (spelling.length <= typed.length) continue
    const slip = slipBetween(spelling.slice(0, typed.length), typed)
    if (slip !== undefined) found.push({ syllable, cost: cost + slip })
  }
  return found
}

/** One slip changes the length by one at most, and the first letter or the last one, not both, unless there are few. */
function isLike(spelling: string, typed: string): boolean {
  if (Math.abs(spelling.length - typed.length) > 1) return false
  return typed.length < 4 || spelling[0] === typed[0] || spelling.at(-1) === typed.at(-1)
}

/**
 * What it costs to have typed `typed` for the syllable `meant`: one letter missing, too many, wrong, or two swapped. 0
 * where they are the same, undefined where there is more between them. Sounds that many do not tell apart cost less.
 */
function slipBetween(meant: string, typed: string): number | undefined {
  if (meant === typed) return 0
  const slip = editBetween(meant, typed)
  return slip !== undefined && soundOf(meant) === soundOf(typed) ? penalties.soundSlip : slip
}

/** z for zh, n for l, h for f, in for ing. */
function soundOf(syllable: string): string {
  const known = sounds.get(syllable)
  if (known !== undefined) return known
  if (sounds.size >= mostSounds) sounds.clear()
  const sound = syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^[nr]/, 'l')
    .replace(/^f/, 'h')
    .replace(/([aeiou])ng$/, '$1n')
  sounds.set(syllable, sound)
  return sound
}

const sounds = new Map<string, string>()

/** All syllables, their beginnings, and what was typed lately. */
const mostSounds = 2000

function editBetween(meant: string, typed: string): number | undefined {
  if (Math.abs(meant.length - typed.length) > 1) return undefined
  let same = 0
  while (same < meant.length && meant[same] === typed[same]) same += 1
  if (meant.length > typed.length) return endAlike(meant, same + 1, typed, same) ? penalties.missing : undefined
  if (meant.length < typed.length) return endAlike(meant, same, typed, same + 1) ? penalties.surplus : undefined
  const [a = '', b = ''] = [meant[same], typed[same]]
  if (endAlike(meant, same + 1, typed, same + 1)) return areNeighbours(a, b) ? penalties.neighbourKey : penalties.slip
  const isSwap = a === typed[same + 1] && b === meant[same + 1] && endAlike(meant, same + 2, typed, same + 2)
  return isSwap ? penalties.swap : undefined
}

/** Whether two texts are the same, each from some place on. */
function endAlike(a: string, fromA: number, b: string, fromB: number): boolean {
  if (a.length - fromA !== b.length - fromB) return false
  for (let at = fromA; at < a.length; at += 1) if (a[at] !== b[at - fromA + fromB]) return false
  return true
}

const keyRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Side by side, or one above the other on a keyboard. */
function areNeighbours(a: string, b: string): boolean {
  const [[rowA, placeA], [rowB, placeB]] = [keyPlace(a), keyPlace(b)]
  const across = placeB - placeA
  if (rowA === rowB) return Math.abs(across) === 1
  return Math.abs(rowA - rowB) === 1 && (across === 0 || across === rowA - rowB)
}

function keyPlace(letter: string): readonly [row: number, place: number] {
  const row = keyRows.findIndex((keys) => keys.includes(letter))
  return [row, keyRows[row]?.indexOf(letter) ?? 0]
}
