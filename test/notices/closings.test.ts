import { describe, expect, test } from 'vitest'
import { readNotice } from '../../utils/notices/read-notice'
import { briefly } from './brief'

/** A notice, and what it says: `platform/account status announced effective → where to go`. All wordings are our own. */
type Case = readonly [notice: string, ...drafts: string[]]

describe('an account that stops', () => {
  test.each<Case>([
    ['“青禾公安”抖音号自2025年4月1日起停止更新。', 'douyin/青禾公安 stopped - 2025-04-01'],
    [
      '因工作调整，“云岭文旅”微信公众号将于2024年12月31日起停止运营，敬请留意。',
      'wechat/云岭文旅 stopped - 2024-12-31',
    ],
    ['我局决定自2025年1月15日零时起停用“桃源人社”今日头条号。', 'toutiao/桃源人社 stopped - 2025-01-15'],
    ['经研究决定，停止“秀水税务”官方微博的更新与维护，时间自2024年7月1日起。', 'weibo/秀水税务 stopped - 2024-07-01'],
    [
      '即日起，快手账号“平川交警”不再更新，感谢一路相伴。\n平川县公安局交警大队\n2025年5月6日',
      'kuaishou/平川交警 stopped 2025-05-06 2025-05-06',
    ],
    ['@红河普法 官方微博2025年3月20日起不再发布信息。', 'weibo/红河普法 stopped - 2025-03-20'],
    ['“北塘消防”B站账号已于2024年10月8日停止更新。', 'bilibili/北塘消防 stopped - 2024-10-08'],
    ['“共青团临河市委”小红书号从2025年6月起停更。', 'xiaohongshu/共青团临河市委 stopped - 2025-06'],
    ['“河湾司法”知乎机构号于2023年11月20日正式停运。', 'zhihu/河湾司法 stopped - 2023-11-20'],
    ['新港法院官方抖音号自二〇二五年二月十八日起停止发布信息。', 'douyin/新港法院 stopped - 2025-02-18'],
    [
      '“乐水融媒”视频号停止更新公告\n即日起，“乐水融媒”视频号停止更新。\n乐水县融媒体中心\n2025年7月1日',
      'channels/乐水融媒 stopped 2025-07-01 2025-07-01',
    ],
    ['自2025年8月1日起，南屏镇人民政府不再运营“南屏发布”微信公众号。', 'wechat/南屏发布 stopped - 2025-08-01'],
    ['本着集约高效的原则，“丰泽民政”微信订阅号定于2024年9月30日停止服务。', 'wechat/丰泽民政 stopped - 2024-09-30'],
    ['经上级部门同意，“松溪水利”新浪微博自2024年5月起停止运维。', 'weibo/松溪水利 stopped - 2024-05'],
    ['“阳关气象”微博号2025-04-10起停更。', 'weibo/阳关气象 stopped - 2025-04-10'],
    ['记者昨日获悉，“兰江发布”微博账号已停止更新。', 'weibo/兰江发布 stopped - -'],
    ['“金沙城管”抖音号宣布停更，运营五年画上句号。', 'douyin/金沙城管 stopped - -'],
    ['根据政务新媒体集约化要求，“长宁教育”微信公众号将不再推送信息。', 'wechat/长宁教育 announced - -'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})

describe('an account that is closed or deregistered', () => {
  test.each<Case>([
    ['关于注销“白鹭公安”微信公众号的公告', 'wechat/白鹭公安 announced - -'],
    ['我单位拟注销“麦田乡村振兴”微信公众号，特此公告。', 'wechat/麦田乡村振兴 announced - -'],
    ['“石桥住建”抖音账号现已完成注销。', 'douyin/石桥住建 deregistered - -'],
    ['今天起，“东坪街道”微信公众号正式注销，感谢您的陪伴。', 'wechat/东坪街道 deregistered - -'],
    ['我委将对“禾城卫健”今日头条号进行注销处理。', 'toutiao/禾城卫健 announced - -'],
    ['“溪口团委”快手号已于2024年3月关停。', 'kuaishou/溪口团委 stopped - 2024-03'],
    ['经党组会议研究，现决定关闭“龙泉国资”官方微博。', 'weibo/龙泉国资 announced - -'],
    ['2024年6月18日，“万和农业农村”微信公众号注销。', 'wechat/万和农业农村 deregistered - 2024-06-18'],
    ['“绿洲生态环境”微博账号将于2025年1月1日关停。', 'weibo/绿洲生态环境 announced - 2025-01-01'],
    ['清河县卫生健康局微信公众号关停公告：“清河健康”公众号将按程序注销。', 'wechat/清河健康 announced - -'],
    ['“白塔区人民政府”门户网站将于2024年12月底永久下线。', 'website/白塔区人民政府 announced - 2024-12'],
    ['“智慧岭南”APP自2025年3月31日起下线。', 'app/智慧岭南 stopped - 2025-03-31'],
    ['“惠民一卡通”微信小程序将于2025年6月30日停止服务。', 'mini-program/惠民一卡通 stopped - 2025-06-30'],
    ['望江县人民法院已申请注销“望江法院”抖音号。', 'douyin/望江法院 announced - -'],
    ['“柳溪公积金”头条号进入注销流程，预计30个工作日后完成。', 'toutiao/柳溪公积金 announced - -'],
    ['“河口税务”公众号的注销手续正在办理。', 'wechat/河口税务 announced - -'],
    ['县市场监管局的抖音号“平安市监”，已正式注销。', 'douyin/平安市监 deregistered - -'],
    ['抖音短视频账号“海晏特警”关停注销公告', 'douyin/海晏特警 announced - -'],
    ['昨天，网友发现“云台交警”抖音号已经注销。', 'douyin/云台交警 deregistered - -'],
    ['原“泉山规划”微信公众号予以撤销。', 'wechat/泉山规划 stopped - -'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})

describe('several at once', () => {
  test.each<Case>([
    [
      '自2025年3月1日起，“东湖发布”“东湖文旅”两个微信公众号停止更新。',
      'wechat/东湖发布 stopped - 2025-03-01',
      'wechat/东湖文旅 stopped - 2025-03-01',
    ],
    [
      '“岚山警方”微博、抖音、快手账号即日起停止更新。2025年2月2日',
      'weibo/岚山警方 stopped 2025-02-02 2025-02-02',
      'douyin/岚山警方 stopped 2025-02-02 2025-02-02',
      'kuaishou/岚山警方 stopped 2025-02-02 2025-02-02',
    ],
    [
      '决定注销微信公众号“古城环保”和抖音号“古城生态”。',
      'wechat/古城环保 announced - -',
      'douyin/古城生态 announced - -',
    ],
    [
      '关停以下账号：\n1.“城东街道”微信公众号\n2.“城西街道”微信公众号\n3.“城南街道”抖音号',
      'wechat/城东街道 stopped - -',
      'wechat/城西街道 stopped - -',
      'douyin/城南街道 stopped - -',
    ],
    [
      '“甲山交警、乙水交警、丙河交警”等三个抖音账号将于近期注销。',
      'douyin/甲山交警 announced - -',
      'douyin/乙水交警 announced - -',
      'douyin/丙河交警 announced - -',
    ],
    [
      '“湖滨派出所”微信公众号已停更，“湖滨禁毒”抖音号同步注销。',
      'wechat/湖滨派出所 stopped - -',
      'douyin/湖滨禁毒 announced - -',
    ],
    [
      '停用的账号包括“北山水务”微博、“北山河长”微信公众号。',
      'weibo/北山水务 stopped - -',
      'wechat/北山河长 stopped - -',
    ],
    [
      '2024年4月1日，“安平统计”微信公众号停更；同年5月8日，“安平审计”微信公众号注销。',
      'wechat/安平统计 stopped - 2024-04-01',
      'wechat/安平审计 deregistered - 2024-05-08',
    ],
    [
      '新丰县林业局、新丰县农业农村局微信公众号自2024年11月1日起停止更新。',
      'wechat/新丰县林业局 stopped - 2024-11-01',
      'wechat/新丰县农业农村局 stopped - 2024-11-01',
    ],
    [
      '镇政府决定对“梅岭镇”微信公众号、“梅岭旅游”抖音号予以关停。',
      'wechat/梅岭镇 announced - -',
      'douyin/梅岭旅游 announced - -',
    ],
    ['抖音号“滨海反诈”、微博“滨海禁毒”均已停更。', 'douyin/滨海反诈 stopped - -', 'weibo/滨海禁毒 stopped - -'],
    [
      '“榆荫公安”微信公众号、微博，“榆荫禁毒”抖音号均于2025年2月1日停更。',
      'wechat/榆荫公安 stopped - 2025-02-01',
      'weibo/榆荫公安 stopped - 2025-02-01',
      'douyin/榆荫禁毒 stopped - 2025-02-01',
    ],
    [
      '某市多个政务抖音号宣布停更，其中包括“榆荫交警”“榆荫司法”。',
      'douyin/榆荫交警 stopped - -',
      'douyin/榆荫司法 stopped - -',
    ],
    [
      '各法院陆续关闭快手号，如“榆荫法院”“榆阴法院”等账号已注销。',
      'kuaishou/榆荫法院 deregistered - -',
      'kuaishou/榆阴法院 deregistered - -',
    ],
    [
      '智慧停车、掌上社保、e路通等APP自2025年1月1日起停止服务。',
      'app/智慧停车 stopped - 2025-01-01',
      'app/掌上社保 stopped - 2025-01-01',
      'app/e路通 stopped - 2025-01-01',
    ],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})

describe('said in passing, of those above, or without a word of closing', () => {
  test.each<Case>([
    [
      '关于停用“柳湾水务”“柳湾河长”两个微博的公告\n经研究，定于2025年6月30日停用上述微博。',
      'weibo/柳湾水务 stopped - 2025-06-30',
      'weibo/柳湾河长 stopped - 2025-06-30',
    ],
    [
      '“云台警事”抖音号今天正式向大家告别，今后我们在“云台公安”抖音号等您。',
      'douyin/云台警事 stopped - - → douyin/云台公安',
    ],
    [
      '“芳草园图书馆”微博谢幕！之后我们将在“芳草园图书馆”微信公众号与您相伴。',
      'weibo/芳草园图书馆 stopped - - → wechat/芳草园图书馆',
    ],
    [
      '“榆荫水利”抖音、快手于2025年3月1日起一律停止更新。',
      'douyin/榆荫水利 stopped - 2025-03-01',
      'kuaishou/榆荫水利 stopped - 2025-03-01',
    ],
    ['自6月起，“榆荫卫健”头条号不更新了。', 'toutiao/榆荫卫健 stopped - --06'],
    ['榆荫县粮食局门户网站将于2018年8月31日下线。', 'website/榆荫县粮食局门户网站 announced - 2018-08-31'],
    ['即日起，“榆荫西街”公众号停更。——2022.3.7', 'wechat/榆荫西街 stopped 2022-03-07 2022-03-07'],
    ['榆康码于2023年3月1日停止服务。', '?/榆康码 stopped - 2023-03-01'],
    [
      '目前已有“榆荫公安”“榆荫特警”等抖音号发布了停更公告。',
      'douyin/榆荫公安 stopped - -',
      'douyin/榆荫特警 stopped - -',
    ],
    ['“榆荫工信”公众号因内设机构调整不再更新。', 'wechat/榆荫工信 stopped - -'],
    ['“榆荫档案”微博因长期无人维护，经申请现已注销。', 'weibo/榆荫档案 deregistered - -'],
    [
      '“榆荫物价”“榆荫粮食”等9个微信公众号被注销。',
      'wechat/榆荫物价 deregistered - -',
      'wechat/榆荫粮食 deregistered - -',
    ],
    ['“榆荫派出所”抖音号暂停更新并启动注销程序。', 'douyin/榆荫派出所 announced - -'],
    ['据“榆荫网”消息，“榆荫时报”微信公众号停更，今后不再更新。', 'wechat/榆荫时报 stopped - -'],
    [
      '2024年8月19日，“榆荫警方”微博贴出《关于停更的说明》，称自8月20日起不再更新。',
      'weibo/榆荫警方 stopped 2024-08-19 2024-08-20',
    ],
    ['日前，榆荫街道发布关停微信公众号“榆荫微生活”的公告。', 'wechat/榆荫微生活 announced - -'],
    ['关停我校抖音号（名称：榆荫职教），特此通知。', 'douyin/榆荫职教 stopped - -'],
    ['“榆荫河湖”微博拟停用，公示期2024年10月8日至10月12日。', 'weibo/榆荫河湖 announced - -'],
    ['“榆荫教研”微信号自2024年3月起不再推文。', 'wechat/榆荫教研 stopped - 2024-03'],
    ['3日零时，“榆荫出行码”服务正式下线。', '?/榆荫出行码 stopped - -'],
    ['从明天起，“榆荫警事”将停止更新，有缘再会。', '?/榆荫警事 stopped - -'],
    ['5月6日，“榆荫公安”发布通告，其抖音账号从即日起停止更新。', 'douyin/榆荫公安 stopped --05-06 --05-06'],
    [
      '“榆荫水务”知乎号，该账号于2024年2月停止更新，后续请支持“榆荫河长”。',
      'zhihu/榆荫水务 stopped - 2024-02 → ?/榆荫河长',
    ],
    ['即墨消防快手号、宜宾司法微博停更。', 'kuaishou/即墨消防 stopped - -', 'weibo/宜宾司法 stopped - -'],
    ['“榆荫普法”视频号6·30起停更，截至目前粉丝3万。', 'channels/榆荫普法 stopped - --06-30'],
    ['自公告发布之日起停用“榆荫工会”微博。\n2024年7月8日', 'weibo/榆荫工会 stopped 2024-07-08 2024-07-08'],
    ['“浦口农业”微信公众号现予注销。', 'wechat/浦口农业 deregistered - -'],
    ['因系统升级，“随心行”APP永久下线。', 'app/随心行 stopped - -'],
    ['因账号整合，“柳湾禁毒”抖音号停止更新。', 'douyin/柳湾禁毒 stopped - -'],
    [
      '2025年4月起，各乡镇派出所抖音号统一注销，由“柳湾公安”抖音号统一发布。',
      'douyin/? deregistered - 2025-04 → douyin/柳湾公安',
    ],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })

  test('a farewell is less sure than a word of closing', () => {
    const [farewell] = readNotice('“云台警事”抖音号正式向大家告别。')
    const [closing] = readNotice('“云台警事”抖音号停止更新。')
    expect(farewell?.confidence).toBeLessThan((closing?.confidence ?? 0) - 0.2)
  })
})

describe('an account that speaks of itself', () => {
  const context = { platform: 'douyin', account: '临湖交警', postedOn: '2025-03-10' } as const

  test.each<Case>([
    ['接上级通知，本账号即日起停止更新。', 'douyin/临湖交警 stopped 2025-03-10 2025-03-10'],
    ['本号将于3月31日注销，江湖再见！', 'douyin/临湖交警 announced 2025-03-10 2025-03-31'],
    ['各位网友：因机构调整，我们的抖音号将在30天后关停。', 'douyin/临湖交警 announced 2025-03-10 2025-04-09'],
    ['即日起停更，感谢大家三年来的支持！', 'douyin/临湖交警 stopped 2025-03-10 2025-03-10'],
    ['该账号已停止运营，请移步“云湖交警”抖音号。', 'douyin/临湖交警 stopped 2025-03-10 - → douyin/云湖交警'],
    ['我大队官方抖音号自本月20日起停止使用', 'douyin/临湖交警 stopped 2025-03-10 2025-03-20'],
    ['告别！本抖音号明日起不再更新。', 'douyin/临湖交警 stopped 2025-03-10 2025-03-11'],
    ['接“云湖交警”通知，本账号将于下月1日注销。', 'douyin/临湖交警 announced 2025-03-10 2025-04-01'],
    ['谢谢大家，即日起账号停止更新！', 'douyin/临湖交警 stopped 2025-03-10 2025-03-10'],
    ['启用新号“临湖公安交警”，旧号不再使用。', 'douyin/临湖交警 migrated 2025-03-10 - → ?/临湖公安交警'],
    ['本账号（临湖交警）停止更新。', 'douyin/临湖交警 stopped 2025-03-10 -'],
    ['“临湖交警”账号拟于年内注销。', 'douyin/临湖交警 announced 2025-03-10 2025'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice, context)).toEqual(drafts)
  })

  test.each<Case>([
    ['本公众号自2025年5月1日起停止更新，届时将启动注销程序。', 'wechat/? stopped - 2025-05-01'],
    ['“天河体育”微信公众号发布告别信：本公众号即日起停更。', 'wechat/天河体育 stopped - -'],
    [
      '“梧桐区图书馆”微博是我馆官方账号。因工作需要，该账号自2024年8月1日起停止更新。',
      'weibo/梧桐区图书馆 stopped - 2024-08-01',
    ],
    ['认证为“月牙县公安局官方账号”的抖音号“月牙公安”发布公告：本账号将于近期注销。', 'douyin/月牙公安 announced - -'],
    ['关于停用“临泽应急”微博的说明\n本微博自2024年2月1日起停止更新。', 'weibo/临泽应急 stopped - 2024-02-01'],
    ['此公众号已停止运营', 'wechat/? stopped - -'],
    ['本微博（清波水文）停止使用，请关注我们的微信公众号：清波发布。', 'weibo/清波水文 stopped - - → wechat/清波发布'],
  ])('without a page to look at: %s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})
