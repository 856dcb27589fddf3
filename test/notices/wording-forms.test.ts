import { describe, expect, test } from 'vitest'
import { briefly } from './brief'

/** A notice, and what it says: `platform/account status announced effective → where to go`. All wordings are our own. */
type Case = readonly [notice: string, ...drafts: string[]]

describe('the same, written in other ways', () => {
  test.each<Case>([
    ['「海角公安」抖音號自2025年4月1日起停止更新。', 'douyin/海角公安 stopped - 2025-04-01'],
    ['『海角公安』抖音帳號將註銷。', 'douyin/海角公安 announced - -'],
    ['"海角公安"抖音号已注销。', 'douyin/海角公安 deregistered - -'],
    ["'海角公安'抖音号已注销。", 'douyin/海角公安 deregistered - -'],
    ['”海角公安”抖音号已注销。', 'douyin/海角公安 deregistered - -'],
    ['“海角公安“抖音号已注销。', 'douyin/海角公安 deregistered - -'],
    ['【海角公安】抖音号已注销。', 'douyin/海角公安 deregistered - -'],
    ['“海角公安抖音号已注销。', 'douyin/海角公安 deregistered - -'],
    ['海角公安”抖音号已注销。', 'douyin/海角公安 deregistered - -'],
    ['海角公安抖音号已注销。', 'douyin/海角公安 deregistered - -'],
    ['抖音号：海角公安，已注销。', 'douyin/海角公安 deregistered - -'],
    ['“海角公安”（抖音号）已注销。', 'douyin/海角公安 deregistered - -'],
    ['“海角公安抖音号”已注销。', 'douyin/海角公安 deregistered - -'],
    ['官方抖音账号@海角公安 已注销。', 'douyin/海角公安 deregistered - -'],
    ['“海角公安”抖 音 号 已 注 销。', 'douyin/海角公安 deregistered - -'],
    ['“ 海角公安 ”抖音号已注销。', 'douyin/海角公安 deregistered - -'],
    ['“海角公安”抖音号己于２０２５年４月１日停止更新', 'douyin/海角公安 stopped - 2025-04-01'],
    ['📢📢“海角公安”抖音号自2025年4月1日起停更❗️', 'douyin/海角公安 stopped - 2025-04-01'],
    ['“海角\u200b公安”抖音号自2025年4月1日起停更', 'douyin/海角公安 stopped - 2025-04-01'],
    [
      '因工作需要，我局官方抖音账号“海角公安”自2025年4月1日起停\n止更新，特此公告。',
      'douyin/海角公安 stopped - 2025-04-01',
    ],
    ['「海角公安」抖音號已關(guān)停。', 'douyin/海角公安 stopped - -'],
    ['「海角公安」抖音帳號將登出關停。', 'douyin/海角公安 announced - -'],
    ['称‘关于关停“海角公安”抖音号的公告’已经贴出。', 'douyin/海角公安 announced - -'],
    ['海角市公安局微信公众号（微信号：hjga110）自2025年4月1日起停止更新。', 'wechat/海角市公安局 stopped - 2025-04-01'],
    ['“海角公安”官方微信自2025年4月1日起停止更新。', 'wechat/海角公安 stopped - 2025-04-01'],
    ['“海角公安”官博自2025年4月1日起停止更新。', 'weibo/海角公安 stopped - 2025-04-01'],
    ['在抖音平台开设的“海角公安”账号自2025年4月1日起停止更新。', 'douyin/海角公安 stopped - 2025-04-01'],
    ['抖音平台“海角公安”账号自2025年4月1日起停止更新。', 'douyin/海角公安 stopped - 2025-04-01'],
    ['“海角公安”百家号、澎湃号停止更新。', '?/海角公安 stopped - -'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})

describe('dates', () => {
  test.each<Case>([
    ['“甲乡发布”微信公众号停更。\n甲乡人民政府\n2025年3月1日', 'wechat/甲乡发布 stopped 2025-03-01 -'],
    [
      '“甲乡发布”微信公众号自3月15日起停更。\n甲乡人民政府\n2025年3月1日',
      'wechat/甲乡发布 stopped 2025-03-01 2025-03-15',
    ],
    [
      '“甲乡发布”微信公众号自1月5日起停更。\n甲乡人民政府\n2024年12月28日',
      'wechat/甲乡发布 stopped 2024-12-28 2025-01-05',
    ],
    ['“甲乡发布”微信公众号自3月15日起停更。', 'wechat/甲乡发布 stopped - --03-15'],
    [
      '2025年3月1日，甲乡人民政府发布公告，“甲乡发布”微信公众号即日起停更。',
      'wechat/甲乡发布 stopped 2025-03-01 2025-03-01',
    ],
    ['3月1日，“甲乡发布”微信公众号宣布停更。', 'wechat/甲乡发布 stopped --03-01 --03-01'],
    ['2025年3月1日，“甲乡发布”微信公众号宣布将于4月1日起停更。', 'wechat/甲乡发布 stopped 2025-03-01 2025-04-01'],
    ['根据2018年12月印发的意见，“甲乡发布”微信公众号自2025年3月1日起停更。', 'wechat/甲乡发布 stopped - 2025-03-01'],
    ['“甲乡发布”微信公众号自2015年5月开通以来，得到大家支持，现决定注销。', 'wechat/甲乡发布 announced - -'],
    ['二〇二五年三月一日零时起，“甲乡发布”微信公众号停止更新。', 'wechat/甲乡发布 stopped - 2025-03-01'],
    ['“甲乡发布”微信公众号30个工作日后注销。二〇二五年三月一日', 'wechat/甲乡发布 announced 2025-03-01 -'],
    ['“甲乡发布”微信公众号将于15天后关停。（2025年3月1日）', 'wechat/甲乡发布 announced 2025-03-01 2025-03-16'],
    ['2026年元旦起，“甲乡发布”微信公众号停更。', 'wechat/甲乡发布 stopped - 2026-01-01'],
    ['“甲乡发布”微信公众号于2025年劳动节当天起停更。', 'wechat/甲乡发布 stopped - 2025-05-01'],
    ['“甲乡发布”微信公众号将在今年春节后停更。', 'wechat/甲乡发布 announced - -'],
    ['今天，“甲乡发布”微信公众号发文称，将于2025年3月1日起停更。', 'wechat/甲乡发布 stopped - 2025-03-01'],
    ['“甲乡发布”微信公众号停止更新时间：2025年3月31日24时。', 'wechat/甲乡发布 stopped - 2025-03-31'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})
