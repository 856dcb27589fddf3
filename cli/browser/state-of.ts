import type { PageState } from '../../utils/messages'

/** The page state in a content script's reply to `describePage`; see `utils/messages.ts`. */
export function stateOf(reply: unknown): PageState | undefined {
  if (typeof reply !== 'object' || reply === null || !('value' in reply)) return undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own content script, typed by PageMessages
  return reply.value as PageState
}
