/** What a long text is made of: an ordinary notice, and what readers with a stack or a careless pattern stumble over. */
export const families: Readonly<Record<string, string>> = {
  'an ordinary notice, again and again':
    '为进一步规范政务新媒体管理，“青山交警”抖音号自2025年3月10日起停止更新，并按程序注销。后续信息请关注“青山公安”微信公众号。青山县公安局\n',
  'opening marks': '“',
  'marks of all kinds, none closed': '“‘「『【《（',
  'marks closed the wrong way round': '”甲“乙”丙’丁‘',
  brackets: '（微信公众号（',
  'names without end': '“甲县公安”、',
  'verbs without an object': '停止更新注销关停',
  'where to go': '请关注“甲县公安”，',
  dates: '2025年3月10日',
  digits: '1',
  'one run of characters': '甲',
  'lines of a list': '以下账号：\n1.“甲县公安”微信公众号\n',
}

const pieces = [
  ...'“”‘’"\'「」『』【】《》（）、，。；：！？@\n …',
  ...'即日起 2025年3月10日 三月十日 30天后 停止更新 停止 注销 关停 整合至 迁移到 更名为 启用 仅保留 请关注 由 在 发布 本账号 该公众号 我局 微信公众号 抖音 微博 账号 网站 APP 小程序 甲县公安 乙市发布 以下 等三个 1. 一、 公告 恢复更新 暂停 假冒 www.jia.gov.cn 關(guān)停 的 和 与 原 新 已 将 决定 宣布 认证为 后 还有'.split(
    ' ',
  ),
  '\u200b',
  '😀',
  '\ud800',
]

/** The same texts every time: a generator with a fixed seed (mulberry32). */
export function* randomNotices(count: number): Generator<string> {
  let state = 20_250_310
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) % below
  }
  for (let index = 0; index < count; index += 1) {
    yield Array.from({ length: next(40) }, () => pieces[next(pieces.length)] ?? '').join('')
  }
}
