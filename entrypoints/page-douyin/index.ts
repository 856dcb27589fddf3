import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { markLinks } from '../../utils/page/marks/mark-links'
import { startPage } from '../../utils/page/start-page'
import { douyinPages } from '../../utils/platforms/douyin'

/**
 * The content script of Douyin's pages. An unlisted script that `wxt.config.ts` puts into the manifest: what WXT adds to a
 * content script of its own announces itself to the page by an event, and no page shall learn that Yibu is here. One a
 * platform: a page has no use for what reads the others.
 */
export default defineUnlistedScript(() => startPage('douyin', douyinPages, markLinks))
