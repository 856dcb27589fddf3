import { isPlatformId } from './platform'
import { type ListSelectors, mostSelectors, selectorParts } from './selectors'

export const longestSelector = 120

/**
 * At most four simple parts, each inside the last one: an element's name, classes, an id, a few attributes with values of
 * plain characters. No lists, no pseudo-classes, nothing that is found by more than a look at an element and those it
 * stands in; and no element by its name alone.
 */
export function isSafeSelector(text: unknown): text is string {
  return typeof text === 'string' && text.length <= longestSelector && /[.#[]/.test(text) && grammar.test(text)
}

const named = String.raw`[.#]-?[A-Za-z_][\w-]*`
const attribute = String.raw`\[(?:class|id|role|itemprop|data-[a-z][a-z\d-]*)(?:[~^$*]?="[\w.:/ -]{1,60}")?\]`
const simple = String.raw`(?:[a-z][a-z\d-]*|(?=[.#[]))(?:${named}|${attribute}){0,4}`
const grammar = new RegExp(`^${simple}(?: (?:> )?${simple}){0,3}$`)

/**
 * What of a list's selectors can be used: a later version may have more to say, and one bad selector takes nothing else
 * with it.
 */
export function parseSelectors(value: unknown): ListSelectors {
  const platforms = Object.entries(fieldsOf(value)).flatMap(([platform, given]) => {
    const parts = selectorParts.flatMap((part) => {
      const selectors = listOf(fieldsOf(given)[part]).filter(isSafeSelector).slice(0, mostSelectors)
      return selectors.length === 0 ? [] : [[part, selectors] as const]
    })
    return isPlatformId(platform) && parts.length > 0 ? [[platform, Object.fromEntries(parts)] as const] : []
  })
  return Object.fromEntries(platforms)
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
