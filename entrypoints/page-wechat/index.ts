import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { startPage } from '../../utils/page/start-page'
import { wechatPages } from '../../utils/platforms/wechat'

/** The content script of WeChat's articles and account pages; see `page-douyin`. */
export default defineUnlistedScript(() => startPage('wechat', wechatPages))
