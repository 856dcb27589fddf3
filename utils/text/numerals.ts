/**
 * The number a written numeral means, up to 9999: `13`, `十三`, `廿八`, `两百`, and digit by digit `二〇二五`. Undefined for
 * anything else, also for a mixture (`2十`). Takes simplified characters and half-width digits.
 */
export function parseNumeral(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (text === '' || text.length > longest) return undefined
  return [...text].some((sign) => units.has(sign) || tens.has(sign)) ? parseByUnits(text) : parseByDigits(text)
}

/** 九千九百九十九 */
const longest = 8

const digits = new Map([...'〇一二三四五六七八九'].map((sign, value) => [sign, value] as const))
digits.set('零', 0).set('○', 0).set('两', 2).set('元', 1).set('正', 1)

const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** Written as one: 廿八 is 28. */
const tens = new Map([
  ['廿', 20],
  ['卅', 30],
])

function parseByDigits(text: string): number | undefined {
  let value = 0
  for (const sign of text) {
    const digit = digits.get(sign)
    if (digit === undefined) return undefined
    value = value * 10 + digit
  }
  return value > 9999 ? undefined : value
}

function parseByUnits(text: string): number | undefined {
  let value = 0
  let digit: number | undefined
  let lastUnit = 10_000
  for (const sign of text) {
    const unit = units.get(sign) ?? 0
    const fixed = tens.get(sign) ?? 0
    const next = digits.get(sign)
    if (unit > 0) {
      if (unit >= lastUnit || digit === 0) return undefined
      value += (digit ?? 1) * unit
      lastUnit = unit
      digit = undefined
    } else if (fixed > 0) {
      if (digit !== undefined || lastUnit <= 10) return undefined
      value += fixed
      lastUnit = 10
    } else {
      if (next === undefined || (digit !== undefined && digit !== 0)) return undefined
      digit = next
    }
  }
  return value + (digit ?? 0)
}
