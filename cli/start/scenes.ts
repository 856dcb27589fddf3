import type { Inspection } from '../browser/saved-page'

/** One saved page, and what must be seen on it. */
export interface Scene {
  readonly title: string
  /** Name of the fixture pair in `test/fixtures/pages`. */
  readonly page: string
  /** What is not as it should be, in words. */
  check(inspection: Inspection): readonly string[]
}

export const scenes: readonly Scene[] = [
  {
    title: 'Douyin: 临淄交警 announced its closing, go to 淄博交警',
    page: '2026-10-douyin-linzi-jiaojing',
    check: expecting({
      closure: 'douyin/临淄交警',
      text: ['临淄交警', '2025年3月10日', '淄博交警', '上游新闻', '2026年11月21日'],
      link: `https://www.douyin.com/search/${encodeURIComponent('淄博交警')}?type=user`,
    }),
  },
  {
    title: 'Douyin: 莒南交警 stopped, go to the county’s website and its WeChat account',
    page: '2026-10-douyin-junan-jiaojing',
    check: expecting({
      closure: 'douyin/莒南交警',
      text: ['莒南交警', '2025年3月10日', '莒南县人民政府网站', '微信'],
    }),
  },
  {
    title: 'Weibo: 桃源网 is called 桃源县人民政府 now',
    page: '2026-08-weibo-taoyuanwang',
    check: expecting({
      closure: 'weibo/桃源网',
      text: ['桃源网', '更名', '桃源县人民政府'],
      link: `https://s.weibo.com/user?q=${encodeURIComponent('桃源县人民政府')}`,
    }),
  },
  {
    title: 'Toutiao: 淄博住房公积金 stopped and did not say where it went',
    page: '2026-04-toutiao-zibo-gongjijin',
    check: expecting({
      closure: 'toutiao/淄博住房公积金',
      text: ['淄博住房公积金', '2024年6月5日', '按名称匹配', '没有说明去向', '建议'],
    }),
  },
  {
    title: 'Douyin: an unverified account that is also called 临淄交警',
    page: '2026-10-douyin-same-name-unverified',
    check: expecting({ kind: 'same-name', text: ['同名', '2025年3月10日', '没有显示认证'] }),
  },
  {
    title: 'WeChat: an article of 汕头金融, which stopped',
    page: '2024-04-wechat-shantou-jinrong',
    check: expecting({ closure: 'wechat/汕头金融', text: ['汕头金融', '2024年5月10日', '按名称匹配'] }),
  },
  {
    title: 'WeChat: the particulars of 汕头金融, with the body it was verified for',
    page: '2026-07-wechat-about-verified',
    check: expecting({ closure: 'wechat/汕头金融', text: ['汕头金融', '2024年5月10日'] }),
  },
  { title: 'Douyin: a living account', page: '2026-10-douyin-living-renmin-ribao', check: expectingNothing },
  { title: 'Weibo: a living account', page: '2026-08-weibo-living-renmin-ribao', check: expectingNothing },
  { title: 'Toutiao: a living account', page: '2026-08-toutiao-living-xinhuashe', check: expectingNothing },
  { title: 'WeChat: a living account', page: '2026-09-wechat-living-renmin-ribao', check: expectingNothing },
]

interface Expected {
  readonly kind?: string
  readonly closure?: string
  readonly text: readonly string[]
  readonly link?: string
}

function expecting({ kind = 'closed', closure, text, link }: Expected): Scene['check'] {
  return ({ state, banner }) => {
    const verdict = state?.answer?.verdict
    const found = verdict !== undefined && 'closure' in verdict ? verdict.closure.id : undefined
    return [
      ...(verdict?.kind === kind ? [] : [`the verdict is ${verdict?.kind ?? 'missing'}, not ${kind}`]),
      ...(closure === undefined || found === closure ? [] : [`the record is ${found ?? 'missing'}, not ${closure}`]),
      ...text.filter((part) => !banner?.text.includes(part)).map((part) => `the banner does not say “${part}”`),
      ...(link === undefined || banner?.links.some(({ href }) => href === link) ? [] : [`no link leads to ${link}`]),
    ]
  }
}

function expectingNothing({ state, banner }: Inspection): readonly string[] {
  const kind = state?.answer?.verdict.kind
  return [
    ...(banner === undefined ? [] : [`a banner stands there: ${banner.text}`]),
    ...(kind === 'none' ? [] : [`the verdict is ${kind ?? 'missing'}, not none`]),
  ]
}
