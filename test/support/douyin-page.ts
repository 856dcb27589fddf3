/** What a page of Douyin is made of, as far as the adapter cares. */
export interface DouyinProfile {
  readonly name: string
  readonly verification?: string
}

/** The profile's part of the page. */
export function douyinDetail({ name, verification }: DouyinProfile): string {
  const badge =
    verification === undefined ? '' : `<div>认证徽章<span data-e2e="badge-role-name">${verification}</span></div>`
  return `<div data-e2e="user-detail" id="user_detail_element"><div data-e2e="user-info">
    <div><h1><span>${name}</span></h1>${badge}</div><p>抖音号：x</p></div></div>`
}

/** A whole page around the profile's part; `script` runs at its end. */
export function douyinPage(content: string, script = '', title = '抖音'): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
    <style>body { margin: 0; font: 14px sans-serif } header { position: sticky; top: 0; height: 56px }</style></head>
    <body><header>抖音 <a href="/user/self">我的</a></header><main id="root">${content}</main><footer>页脚</footer>
    <script>${script}</script></body></html>`
}

export function douyinAddress(name: string): string {
  return `https://www.douyin.com/user/MS4wLjABAAAA${name}${'0'.repeat(40)}`
}
