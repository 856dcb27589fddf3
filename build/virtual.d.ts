/**
 * Provinces and prefectures of GB/T 2260 in the order of their codes: the difference to the code before, then the name,
 * again and again: `110000北京市100北京市…`, in base64. `utils/text/divisions.ts` unpacks it.
 */
declare module 'virtual:yibu/upper-divisions' {
  const packed: string
  export default packed
}

/** Counties, districts and the like, packed in the same way province by province: `37` and what lies in it, with spaces between. */
declare module 'virtual:yibu/lower-divisions' {
  const packed: string
  export default packed
}

/**
 * Rows of six digits, in order: the code point of a character in three, and in three that of what it is written as in
 * simplified script. A digit is 6 bits, the character `0` (48) and the 63 behind it. No second character is also a first
 * one: one pass is idempotent. Holds 帐 → 账 too.
 */
declare module 'virtual:yibu/simplified' {
  const packed: string
  export default packed
}

/** Where the list in the package is published, and the keys that may sign it there: SPKI in base64. Mostly empty. */
declare module 'virtual:yibu/published-list' {
  const published: { readonly addresses: readonly string[]; readonly publicKeys: readonly string[] }
  export default published
}

/**
 * How characters are read in Mandarin, in parts separated by spaces. A digit is 6 bits, the character `0` (48) and the 63
 * behind it; a step is the difference to the number before, 63 standing for itself and more to come.
 * Syllables, by commas, without tones and with v for ü · steps of code points from 0x4dff on, one a character · for each
 * its usual syllable: the high digits of all, then the low digits · for other readings: steps of the character's place
 * in the table from 0 on, high digits, low digits · names in which a character is read otherwise than usual, by commas,
 * in base64 of UTF-8: `乐1清`, where the digit counts the character's readings.
 */
declare module 'virtual:yibu/readings' {
  const packed: string
  export default packed
}
