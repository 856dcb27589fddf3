import type { ComponentChildren, FunctionComponent, VNode } from 'preact'
import type { Markup } from '../utils/markup/markup'

/**
 * Renders components to data, for a context that does not run them. They must be plain functions of their props:
 * a class, a hook, a ref or a handler in them is an error.
 */
export function renderMarkup(node: ComponentChildren): readonly Markup[] {
  if (node === null || node === undefined || typeof node === 'boolean' || node === '') return []
  if (Array.isArray(node)) return node.flatMap((child: ComponentChildren) => renderMarkup(child))
  if (typeof node !== 'object') return [String(node)]
  if (!isElement(node)) throw new Error(`not to be rendered: ${JSON.stringify(node)}`)
  return typeof node.type === 'string' ? [renderElement(node.type, node)] : renderMarkup(callComponent(node))
}

type Element = VNode<{ readonly children?: ComponentChildren }>

function isElement(node: object): node is Element {
  return 'type' in node && 'props' in node
}

function callComponent({ type, props }: Element): ComponentChildren {
  // A class throws here by itself.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (type as FunctionComponent)(props)
}

function renderElement(tag: string, { props: { children, ...props }, ref }: Element): Markup {
  if (ref) throw new Error(`<${tag}> has a ref`)
  const attributes = Object.entries(props).flatMap(([name, value]) => renderAttribute(tag, name, value))
  const rendered = renderMarkup(children)
  return {
    tag,
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
    ...(rendered.length > 0 && { children: rendered }),
  }
}

/** As Preact writes attributes: false is left out, except where it is a word (`aria-expanded`). */
function renderAttribute(tag: string, name: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === undefined || value === null) return []
  if (typeof value === 'boolean' && !/^(?:aria|data)-/.test(name)) return value ? [[name, '']] : []
  if (typeof value === 'boolean' || typeof value === 'number') return [[name, String(value)]]
  if (typeof value !== 'string') throw new Error(`<${tag} ${name}> is not a text`)
  return [[name, value]]
}
