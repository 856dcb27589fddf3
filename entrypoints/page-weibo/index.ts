import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { markLinks } from '../../utils/page/marks/mark-links'
import { startPage } from '../../utils/page/start-page'
import { weiboPages } from '../../utils/platforms/weibo'

/** The content script of Weibo's pages; see `page-douyin`. */
export default defineUnlistedScript(() => startPage('weibo', weiboPages, markLinks))
