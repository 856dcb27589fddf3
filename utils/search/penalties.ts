/**
 * What makes a match less fitting. A record's penalty is the sum over the words of a query, each where it fits best; less
 * is better. One scale, so that a way of matching can be weighed against a place where it matches.
 */
export const penalties = {
  /** A whole syllable for a character, as it is usually read there. */
  syllable: 1,
  /** Another reading of the character. */
  otherReading: 5,
  /** lu for lü. */
  looseSpelling: 1,
  /** The syllable is not typed to its end yet. */
  openSyllable: 3,
  /** A first letter for a character; where all letters are first ones, mas is 马鞍山 rather than 麻山. */
  initial: 6,
  initialAmongInitials: 3,
  /** n for ng, z for zh, a character of the same sound or nearly the same look: what millions do not tell apart. */
  soundSlip: 34,
  /** Letters swapped, missing, too many; the key beside the one meant; any other letter or character. */
  swap: 42,
  missing: 43,
  surplus: 44,
  neighbourKey: 44,
  slip: 48,
  /** All slips together: two of sound, or one other; with what the rest of the syllables cost. */
  slips: 78,
  /** Begins at a word within the text, or within a word. */
  laterWord: 18,
  insideWord: 24,
  /** Ends with a word before the text ends, or within a word: after a character, after a letter. */
  wordEnd: 4,
  openEnd: 8,
  openLetterEnd: 16,
  /** Not in the name. */
  formerName: 16,
  successor: 32,
  organisation: 40,
  region: 42,
  /** In what lies below that region, each level. */
  regionBelow: 4,
  /** By its short name, where a division was named in full: what lies below that one, or nobody knows where; elsewhere. */
  belowNamed: 1,
  besideNamed: 6,
  /** By another word for what an office does. */
  office: 20,
  /** A word that is only typed for it, as 警察 is for 交警: 公安 is meant rather. */
  broadWord: 2,
  /** A word of which only the beginning is typed, where that is another one: 公安 is the police, and not 公安交管 yet. */
  begunWord: 20,
  /** Each word more, where the query stands in no text as it is. */
  furtherWord: 2,
  /** A query without spaces taken for several words; words left out that say nothing. */
  split: 6,
  filler: 3,
} as const

/** Penalties are small whole numbers; this is none of them. */
export const never = 1 << 20
