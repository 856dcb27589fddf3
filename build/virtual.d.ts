/**
 * Provinces and prefectures of GB/T 2260 in the order of their codes: the difference to the code before, then the name,
 * again and again: `110000北京市100北京市…`, in base64. `utils/text/divisions.ts` unpacks it.
 */
declare module 'virtual:yibu/upper-divisions' {
  const packed: string
  export default packed
}

/** Counties, districts and the like, packed in the same way. */
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
