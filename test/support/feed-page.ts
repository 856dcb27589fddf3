import type { SavedPage } from '../../cli/browser/saved-page'

/** An account in a feed. */
export interface FeedAccount {
  readonly uid: number
  readonly name: string
}

/** The address of Weibo's home page, where feeds stand. */
const feedUrl = 'https://weibo.com/mygroups?gid=1'

/** A post as Weibo's desktop site has it: portrait, name, time, and a text with mentions. */
export function post({ uid, name }: FeedAccount, text = '今天的云'): string {
  return `<article class="woo-panel-main Feed_wrap_3v9LH"><div class="Feed_body_3R0rO"><header class="woo-box-flex">
    <a href="/u/${uid}"><div class="woo-avatar-main"><img class="woo-avatar-img" alt="${name}" src="data:,"></div></a>
    <div><a class="ALink_default_2ibt1 head_name_24eEB" href="/u/${uid}"><span title="${name}">${name}</span></a>
    <a class="head-info_time_6sFQg" href="/${uid}/QdGSDbsQI">今天 09:30</a></div></header>
    <div class="wbpro-feed-content"><div class="detail_wbtext_4CRf9">${text}</div></div></div></article>`
}

/** A page of posts, with the viewer in the navigation, the side frame, and what a test adds. */
export function feedPage(posts: string, { head = '', tail = '' } = {}): SavedPage {
  return {
    url: feedUrl,
    html: `<!doctype html><html lang="zh-CN"><head>${head}<meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>微博</title><link rel="icon" href="data:,">
      <style>* { box-sizing: border-box } body { margin: 0; font: 14px/22px sans-serif; background: #f0f1f4 } a { color: #333; text-decoration: none }
      .woo-box-flex { display: flex; gap: 8px } .woo-panel-main { background: #fff; padding: 12px; margin: 8px 0 }
      .woo-avatar-main { width: 40px; height: 40px; border-radius: 50%; background: #ddd; overflow: hidden }
      .Frame_content_3XrxZ { display: flex; gap: 12px; flex-wrap: wrap } .Frame_main_3Z_V0 { flex: 1 1 280px; max-width: 600px } .Frame_side_2DhSN { width: 200px }</style></head>
      <body><div id="app"><div class="Frame_top_2ZZKL"><div class="Nav_wrap_gHB1a"><a href="/u/1000001" class="Ctrls_avatarItem_3e5nQ">某县交警</a></div></div>
      <div class="Frame_content_3XrxZ"><main class="Frame_main_3Z_V0">${posts}</main>
      <div class="Frame_side_2DhSN"><a href="/u/1000001">某县交警</a></div></div></div>${tail}</body></html>`,
  }
}
