import type { Page } from 'playwright-core'

/** A page as Chromium tells assistive technology of it. */
export interface AccessibilityTree {
  /** The first node of a role, and of a name where one is given. Throws where there is none. */
  find(role: string, name?: string): TreeNode
  /** Everything below a node, as it is read out. */
  below(node: TreeNode): readonly TreeNode[]
}

export interface TreeNode {
  /** Of the element. */
  readonly id: number
  readonly role: string
  readonly name: string
  /** Properties that are set, by name; those that name other nodes hold the ids of these. */
  readonly states: Readonly<Record<string, unknown>>
}

export async function readTree(page: Page): Promise<AccessibilityTree> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const toNode = (node: (typeof nodes)[number]): TreeNode => ({
    id: node.backendDOMNodeId ?? 0,
    role: String(node.role?.value ?? ''),
    name: String(node.name?.value ?? ''),
    states: Object.fromEntries(
      (node.properties ?? []).map(({ name, value }) => [
        name,
        value.relatedNodes?.map((related) => related.backendDOMNodeId) ?? value.value,
      ]),
    ),
  })
  const shown = nodes.filter(({ ignored }) => !ignored)
  const collect = (id: string): readonly TreeNode[] => {
    const node = byId.get(id)
    if (node === undefined) return []
    const below = (node.childIds ?? []).flatMap(collect)
    return node.ignored ? below : [toNode(node), ...below]
  }
  return {
    find(role, name) {
      const found = shown.map(toNode).find((node) => node.role === role && (name ?? node.name) === node.name)
      if (found === undefined)
        throw new Error(`no ${role} ${name ?? ''} among ${shown.map(({ name: one }) => one?.value).join(' | ')}`)
      return found
    },
    below(node) {
      const start = shown.find(({ backendDOMNodeId }) => backendDOMNodeId === node.id)
      return (start?.childIds ?? []).flatMap(collect)
    },
  }
}
