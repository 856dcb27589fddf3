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
  openSyllable: 2,
  /** A first letter for a character. */
  initial: 6,
  /** A slip of sound (n for ng, z for zh, a homophone), and any other letter or character. */
  soundSlip: 26,
  slip: 40,
  /** All slips together: two of sound, or one other. */
  slips: 54,
  /** Begins at a word within the text, or within a word. */
  laterWord: 10,
  insideWord: 14,
  /** Ends with a word before the text ends, or within a word. */
  wordEnd: 4,
  openEnd: 8,
  /** Not in the name. */
  formerName: 12,
  successor: 24,
  organisation: 30,
  region: 40,
  /** By another word for what an office does. */
  office: 18,
  /** Each word more, where the query stands in no text as it is. */
  furtherWord: 2,
  /** A query without spaces taken for several words; words left out that say nothing. */
  split: 6,
  filler: 3,
} as const

/** Penalties are small whole numbers; this is none of them. */
export const never = 1 << 20
