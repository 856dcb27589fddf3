import { describe, expect, test } from 'vitest'
import { briefly } from './brief'

/** A notice, and what it says: `platform/account status announced effective → where to go`. All wordings are our own. */
type Case = readonly [notice: string, ...drafts: string[]]

describe('tables that were pasted as text', () => {
  test.each<Case>([
    [
      '关停公示\n账号名称：银杏疾控\n开设平台：抖音\n主办单位：银杏区疾病预防控制中心\n处置方式：注销',
      'douyin/银杏疾控 announced - -',
    ],
    [
      '新媒体名称：银杏残联；平台类型：微信公众号；处理方式：关停；关停时间：2024年11月5日',
      'wechat/银杏残联 stopped - 2024-11-05',
    ],
    [
      '拟注销账号公示\n名称：银杏林场，类型：微博；\n名称：银杏苗圃，类型：今日头条。',
      'weibo/银杏林场 announced - -',
      'toutiao/银杏苗圃 announced - -',
    ],
    [
      '序号 名称 平台 处置意见\n1 银杏水文 微信公众号 注销\n2 银杏渔政 快手 注销',
      'wechat/银杏水文 announced - -',
      'kuaishou/银杏渔政 announced - -',
    ],
    [
      '账号名称 平台 处置意见\n银杏气象站 微博 关停\n银杏发布 微信公众号 保留',
      'weibo/银杏气象站 stopped - - → wechat/银杏发布',
    ],
    ['注销公告 公众号名称：银杏体校 平台：微信公众号 日期：2024年3月2日', 'wechat/银杏体校 announced 2024-03-02 -'],
    ['拟注销账号：“银杏养路工”微信公众号', 'wechat/银杏养路工 announced - -'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })

  test.each([
    '单位名称：银杏镇人民政府\n联系电话：0000-0000000\n办公时间：周一至周五',
    '账号名称：银杏发布\n平台：微信公众号\n状态：正常',
    '项目名称：银杏大桥拆除工程\n类型：公开招标\n处理结果：已注销备案',
    '序号 名称 平台 粉丝数\n1 银杏发布 微博 3万\n2 银杏文旅 抖音 5万',
  ])('nothing is closed in %j', (notice) => {
    expect(briefly(notice)).toEqual([])
  })
})
