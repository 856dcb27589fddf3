import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { markLinks } from '../../utils/page/marks/mark-links'
import { startPage } from '../../utils/page/start-page'
import { toutiaoPages } from '../../utils/platforms/toutiao'

/** The content script of Toutiao's pages; see `page-douyin`. */
export default defineUnlistedScript(() => startPage('toutiao', toutiaoPages, markLinks))
