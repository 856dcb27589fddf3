import { penalties } from './penalties'

/**
 * What it costs to have typed `typed` for the syllable `meant`: one letter missing, too many, wrong, or two swapped. 0
 * where they are the same, undefined where there is more between them. Sounds that many do not tell apart cost less.
 */
export function slipBetween(meant: string, typed: string): number | undefined {
  if (meant === typed) return 0
  if (!isOneEdit(meant, typed)) return undefined
  return soundOf(meant) === soundOf(typed) ? penalties.soundSlip : penalties.slip
}

/** z for zh, n for l, h for f, in for ing: as they fall together in the speech of millions. */
function soundOf(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^[nr]/, 'l')
    .replace(/^f/, 'h')
    .replace(/([aeiou])ng$/, '$1n')
}

function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  if (a.length > b.length) return a.slice(same + 1) === b.slice(same)
  if (a.length < b.length) return a.slice(same) === b.slice(same + 1)
  if (a.slice(same + 1) === b.slice(same + 1)) return true
  return a[same] === b[same + 1] && a[same + 1] === b[same] && a.slice(same + 2) === b.slice(same + 2)
}
