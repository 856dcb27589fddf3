import type { SavedPage } from '../../cli/browser/saved-page'
import { fixturePage } from './saved-pages'

/** An account to make a page for. Texts go into the page as they are: as markup, when they hold any. */
export interface PageAccount {
  readonly name: string
  readonly verification: string
  /** Tells accounts of one platform apart. */
  readonly number: number
}

const platforms = {
  douyin: {
    page: '2026-10-douyin-linzi-jiaojing',
    id: 'MS4wLjABAAAAlinziJiaojing0pQ7vX2mR9sKd4TfYb6WcN1hJgUe3aZo8L',
    newId: (number: number) => `MS4wLjABAAAAmade${String(number).padStart(40, '0')}`,
    name: '临淄交警',
    verification: '淄博市公安局交通警察支队临淄大队官方抖音号',
  },
  weibo: {
    page: '2026-08-weibo-taoyuanwang',
    id: '2640512903',
    newId: (number: number) => String(4_000_000_000 + number),
    name: '桃源网',
    verification: '湖南省常德市桃源县政府官方微博',
  },
  toutiao: {
    page: '2026-04-toutiao-zibo-gongjijin',
    id: 'MS4wLjABAAAAziboGongjijin3Vn7Cx1Zq5Wl9Ek2Rj6Th0Yg4Uf',
    newId: (number: number) => `MS4wLjABAAAAmade${String(number).padStart(40, '1')}`,
    name: '淄博住房公积金',
    verification: '简介：归集、提取、贷款政策解读',
  },
} as const

/** A saved profile page, made over into another account's; without its scripts, which hold the first one's data. */
export function profilePage(platform: keyof typeof platforms, account: PageAccount): SavedPage {
  const { page, id, newId, name, verification } = platforms[platform]
  const { url, html } = withoutScripts(fixturePage(page))
  return {
    url: url.replace(id, newId(account.number)),
    html: html
      .replaceAll(id, newId(account.number))
      .replaceAll(verification, () => account.verification)
      .replaceAll(name, () => account.name),
  }
}

/** A page with something put in at the very beginning of its head. */
export function withHead({ url, html }: SavedPage, head: string): SavedPage {
  return { url, html: html.replace('<head>', () => `<head>${head}`) }
}

/** A page with something put in at the very end of its body. */
export function withTail({ url, html }: SavedPage, tail: string): SavedPage {
  return { url, html: html.replace('</body>', () => `${tail}</body>`) }
}

/** A page of which nothing moves by itself. */
export function withoutScripts({ url, html }: SavedPage): SavedPage {
  return { url, html: html.replaceAll(/<script.*?<\/script>/gs, '') }
}
