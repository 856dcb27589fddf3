import type { AccountId } from '../model/account'

/** A `__biz`: a number's digits in base64. */
const biz = /^[A-Za-z0-9+/]{8,40}={0,2}$/

/** Twelve digits in every capture. */
const gh = /^gh_[\da-f]{4,20}$/

/** The id of a `__biz` as addresses and pages have it; undefined for what is none. */
export function bizOf(text: string): AccountId | undefined {
  if (!biz.test(text)) return undefined
  // Links that people pass on lose the `=` at their end.
  return `biz:${text.includes('=') ? text : text.padEnd(Math.ceil(text.length / 4) * 4, '=')}`
}

export function ghOf(text: string): AccountId | undefined {
  return gh.test(text) ? `gh:${text}` : undefined
}
