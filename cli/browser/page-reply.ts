import type { PageMessages } from '../../utils/messages'

/** What can be asked of a tab's content script; see `utils/messages.ts`. */
export type PageQuestion = keyof PageMessages

export type PageReply<Question extends PageQuestion> = ReturnType<PageMessages[Question]>

/** What a content script replied; undefined when the tab has none, or none yet. Throws when it failed there. */
export function parseReply<Question extends PageQuestion>(
  question: Question,
  reply: unknown,
): PageReply<Question> | undefined {
  if (typeof reply !== 'object' || reply === null) return undefined
  if ('error' in reply) throw new Error(`'${question}' failed in the page: ${String(reply.error)}`)
  if (!('value' in reply)) return undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own content script, typed by PageMessages
  return reply.value as PageReply<Question>
}
