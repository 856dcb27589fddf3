import type { Markup } from './markup'
import { safeHref } from './safe-href'

/**
 * Builds what was rendered elsewhere. Texts become text and nothing else; elements and attributes beyond the few that
 * components use are left out, and so are addresses that no link may lead to.
 */
export function buildMarkup(document: Document, markup: Markup): Node {
  if (typeof markup === 'string') return document.createTextNode(markup)
  const { tag, attributes = {}, children = [] } = markup
  if (!allowedTag.test(tag)) return document.createTextNode('')
  const element = svgTag.test(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (isAllowed(name, value)) element.setAttribute(name, value)
  }
  element.append(...children.map((child) => buildMarkup(document, child)))
  return element
}

const svgTag = /^(?:svg|path)$/
const allowedTag = /^(?:section|div|p|span|small|a|button|output|details|summary|ul|ol|li|fieldset|svg|path)$/
const allowedAttribute =
  /^(?:class|lang|hidden|type|href|target|rel|viewBox|d|aria-(?:label|hidden|expanded)|data-(?:copy|copied|failed|hide|line|pin|said|full))$/

function isAllowed(name: string, value: string): boolean {
  return allowedAttribute.test(name) && (name !== 'href' || safeHref(value) !== undefined)
}
