import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { findOwnNotice } from '../../utils/answer/own-notice'

/**
 * The part of the background that reads notices, for pages of accounts that no list has and whose words may be one. A
 * script of its own: neither a question to the lists nor a list taken in has a use for it.
 */
export interface NoticeReader {
  readonly findOwnNotice: typeof findOwnNotice
}

export default defineUnlistedScript(() => {
  const reader: NoticeReader = { findOwnNotice }
  Object.assign(globalThis, { yibuNotices: reader })
})
