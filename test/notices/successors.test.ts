import { describe, expect, test } from 'vitest'
import { briefly } from './brief'

/** A notice, and what it says: `platform/account status announced effective → where to go`. All wordings are our own. */
type Case = readonly [notice: string, ...drafts: string[]]

describe('where to go instead', () => {
  test.each<Case>([
    ['“沙洲交警”抖音号即日起停更，请移步“沙洲公安”抖音号。', 'douyin/沙洲交警 stopped - - → douyin/沙洲公安'],
    [
      '“月湖民政”微信公众号自2025年1月1日起停止更新，后续民政资讯敬请关注“月湖发布”微信公众号、“月湖区人民政府”网站。',
      'wechat/月湖民政 stopped - 2025-01-01 → wechat/月湖发布 website/月湖区人民政府',
    ],
    [
      '“松林文旅”抖音号将注销，今后相关信息统一由“松林融媒”抖音号、视频号发布。',
      'douyin/松林文旅 announced - - → douyin/松林融媒 channels/松林融媒',
    ],
    ['关停“古镇消防”微博。欢迎通过“古镇应急”微信公众号了解消防知识。', 'weibo/古镇消防 stopped - - → wechat/古镇应急'],
    [
      '“双河税务”头条号停止运营，请登录双河市税务局官方网站（www.shuanghe.gov.cn）查询。',
      'toutiao/双河税务 stopped - - → website/双河市税务局',
    ],
    [
      '“云上医保”APP自2025年3月1日起停止服务，请下载“省医保”APP继续办理业务。',
      'app/云上医保 stopped - 2025-03-01 → app/省医保',
    ],
    [
      '“掌上公交”小程序下线，业务办理请使用“城市通”微信小程序。',
      'mini-program/掌上公交 stopped - - → mini-program/城市通',
    ],
    ['“临河人社”微信公众号停更，业务咨询请拨打12333热线。', 'wechat/临河人社 stopped - - → phone/12333热线'],
    [
      '“东陵警方”快手号停止更新，我们将继续在“东陵公安”微信公众号为您服务。',
      'kuaishou/东陵警方 stopped - - → wechat/东陵公安',
    ],
    ['“荷塘发布”微博即日起停止更新，同名微信公众号继续运营。', 'weibo/荷塘发布 stopped - - → wechat/荷塘发布'],
    ['“北岸司法”抖音号停用后，普法内容将在“北岸普法”视频号发布。', 'douyin/北岸司法 stopped - - → channels/北岸普法'],
    ['“新桥卫健”微信公众号注销。关注“健康新桥”，继续获取健康知识。', 'wechat/新桥卫健 announced - - → ?/健康新桥'],
    ['抖音账号“清水湾派出所”停更，请大家关注清水公安微信公众号。', 'douyin/清水湾派出所 stopped - - → wechat/清水公安'],
    ['“明珠统计”公众号停止更新，请搜索并关注新号“明珠数据”。', 'wechat/明珠统计 stopped - - → ?/明珠数据'],
    [
      '自2025年4月起，“桥头街道”微信公众号停更，统一使用“桥头融媒”视频号对外发声。',
      'wechat/桥头街道 stopped - 2025-04 → channels/桥头融媒',
    ],
    ['“石门农业”微信公众号停止运营，信息发布工作由“石门发布”承接。', 'wechat/石门农业 stopped - - → ?/石门发布'],
    [
      '“金谷商务”微信公众号停更，有关资讯可到金谷县人民政府网站查看。',
      'wechat/金谷商务 stopped - - → website/金谷县人民政府网站',
    ],
    [
      '感谢您的关注！“锦江体育”微博已停更，请移步“锦江文体旅”微博（@锦江文体旅）。',
      'weibo/锦江体育 stopped - - → weibo/锦江文体旅',
    ],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})

describe('where to go, said in other ways', () => {
  test.each<Case>([
    [
      '关停“某县林业”微信公众号，信息统一在“某县融媒”微信公众号和某县人民政府门户网站发布。',
      'wechat/某县林业 stopped - - → wechat/某县融媒 website/某县人民政府门户网站',
    ],
    [
      '“竹溪团委”微博停更，内容同步更新至“青春竹溪”抖音、快手。',
      'weibo/竹溪团委 stopped - - → douyin/青春竹溪 kuaishou/青春竹溪',
    ],
    ['“竹溪司法”视频号关停后，普法视频由“法治竹溪”抖音号发布。', 'channels/竹溪司法 stopped - - → douyin/法治竹溪'],
    ['“竹溪广电”抖音号由“竹溪融媒”抖音号取代，原号停止更新。', 'douyin/竹溪广电 stopped - - → douyin/竹溪融媒'],
    ['“竹溪民政”抖音号停更，最新资讯见“竹溪民政”公众号。', 'douyin/竹溪民政 stopped - - → wechat/竹溪民政'],
    ['“竹溪税务”微信服务号停用。新号：“竹溪办税厅”公众号。', 'wechat/竹溪税务 migrated - - → wechat/竹溪办税厅'],
    [
      '“竹溪粮储”网站停用，新网站网址为https://lc.zhuxi-a.gov.cn。',
      'website/竹溪粮储 migrated - - → website/https://lc.zhuxi-a.gov.cn',
    ],
    ['本站已停止更新，3秒后自动跳转至竹溪县人民政府网站。', 'website/? stopped - - → website/竹溪县人民政府网站'],
    [
      '“竹溪消防”微博、快手停更，仅保留抖音号。',
      'weibo/竹溪消防 stopped - - → douyin/竹溪消防',
      'kuaishou/竹溪消防 stopped - - → douyin/竹溪消防',
    ],
    ['“竹溪科普”抖音号不再更新，微信公众号正常更新。', 'douyin/竹溪科普 stopped - - → wechat/竹溪科普'],
    ['“竹溪法治”微博停更，今后的信息发布将通过“竹溪司法”公众号进行。', 'weibo/竹溪法治 stopped - - → wechat/竹溪司法'],
    ['关停“竹溪气象”抖音号，继续做好“竹溪气象”公众号。', 'douyin/竹溪气象 stopped - - → wechat/竹溪气象'],
    ['“竹溪环保”微博停更，@竹溪发布 将承担信息发布职能。', 'weibo/竹溪环保 stopped - - → ?/竹溪发布'],
    [
      '“竹溪就业”公众号停更，统一通过“竹溪人社”公众号、竹溪县人民政府网发布招聘信息。',
      'wechat/竹溪就业 stopped - - → wechat/竹溪人社 website/竹溪县人民政府网',
    ],
    ['注销“竹溪政协”公众号，会议信息集中在“竹溪融媒”上推送。', 'wechat/竹溪政协 announced - - → ?/竹溪融媒'],
    [
      '竹溪县林业局网站不再单独运行，相关内容整合至竹溪县人民政府网站“林业”专栏。',
      'website/竹溪县林业局网站 stopped - - → website/竹溪县人民政府网站',
    ],
    ['“竹溪行”APP停用，功能统一接入“楚道”小程序。', 'app/竹溪行 stopped - - → mini-program/楚道'],
    ['“竹溪晚报”百家号停更，聚焦运营“竹溪日报”公众号。', '?/竹溪晚报 stopped - - → wechat/竹溪日报'],
    ['“竹溪档案”微博停更，请登录县政府网站查询。', 'weibo/竹溪档案 stopped - - → website/县政府网站'],
    ['“竹溪史志”微博停更，请访问竹溪党史网（www.zhuxi-b.gov.cn）。', 'weibo/竹溪史志 stopped - - → website/竹溪党史网'],
    [
      '“竹溪茶业”微博、抖音号停更，目前仅运营“竹溪农业”公众号。',
      'weibo/竹溪茶业 stopped - - → wechat/竹溪农业',
      'douyin/竹溪茶业 stopped - - → wechat/竹溪农业',
    ],
    ['“竹溪反诈”抖音号停更，我们在“竹溪公安”抖音号继续守护大家。', 'douyin/竹溪反诈 stopped - - → douyin/竹溪公安'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})

describe('merging, moving, renaming', () => {
  test.each<Case>([
    [
      '“西城环保”微信公众号自2025年1月1日起整合至“西城发布”微信公众号。',
      'wechat/西城环保 merged - 2025-01-01 → wechat/西城发布',
    ],
    [
      '“花园镇”“花溪镇”微信公众号并入“花城发布”。',
      'wechat/花园镇 merged - - → ?/花城发布',
      'wechat/花溪镇 merged - - → ?/花城发布',
    ],
    ['我市将“智慧旅游”APP功能迁移至“一机游”APP。', 'app/智慧旅游 migrated - - → app/一机游'],
    ['“秀峰科技”微信公众号更名为“秀峰科创”。', 'wechat/秀峰科技 renamed - - → wechat/秀峰科创'],
    [
      '拟将“石渠先锋”微博、抖音号与视频号合并，仅保留“石渠先锋”视频号。',
      'weibo/石渠先锋 merged - - → channels/石渠先锋',
      'douyin/石渠先锋 merged - - → channels/石渠先锋',
    ],
    ['某区供水中心微信服务号由“清泉供水”更名为“清泉水务”。', 'wechat/清泉供水 renamed - - → wechat/清泉水务'],
    ['因机构改革，微博“青川规划”名称变更为“青川自然资源”。', 'weibo/青川规划 renamed - - → weibo/青川自然资源'],
    [
      '本公众号原名“海棠宣传”，2025年2月10日起更名为“海棠发布”。',
      'wechat/海棠宣传 renamed - 2025-02-10 → wechat/海棠发布',
    ],
    ['即日起启用新抖音号“云州公安”，原抖音号“云州警方”停止使用。', 'douyin/云州警方 migrated - - → douyin/云州公安'],
    ['全面启用“岭南通办”小程序，停用“岭南e办”小程序。', 'mini-program/岭南e办 migrated - - → mini-program/岭南通办'],
    ['“东海教育”微信公众号已迁移至“东海市教育局”微信公众号。', 'wechat/东海教育 migrated - - → wechat/东海市教育局'],
    [
      '我县统筹整合政务新媒体，关停27个微信公众号，仅保留“云峰发布”微信公众号。',
      'wechat/? merged - - → wechat/云峰发布',
    ],
    [
      '原“石湾区经信局”公众号整体并入“石湾工信”公众号，请大家重新关注。',
      'wechat/石湾区经信局 merged - - → wechat/石湾工信',
    ],
    ['微信公众号“小城大爱”已改名为“城东志愿”，内容和服务不变。', 'wechat/小城大爱 renamed - - → wechat/城东志愿'],
    ['原“桑园景区”微博现已更名“桑园国家公园”，敬请关注。', 'weibo/桑园景区 renamed - - → weibo/桑园国家公园'],
    ['“桑园之声”已经改名为“桑园融媒”抖音号啦。', 'douyin/桑园之声 renamed - - → douyin/桑园融媒'],
    [
      '“法治桑园”公众号与“桑园普法”公众号整合，自2023年3月1日起“桑园普法”停止更新。',
      'wechat/桑园普法 merged - 2023-03-01 → wechat/法治桑园',
    ],
    [
      '“桑园台”视频号、“看桑园”视频号合二为一，新视频号名称“桑园融媒”。',
      'channels/桑园台 merged - - → channels/桑园融媒',
      'channels/看桑园 merged - - → channels/桑园融媒',
    ],
    ['“桑园文明”公众号改名了！新名字“文明桑园”。', 'wechat/桑园文明 renamed - - → wechat/文明桑园'],
    ['改名啦！本微博新名称：桑园融媒。', 'weibo/? renamed - - → weibo/桑园融媒'],
    [
      '“桑园公路”“桑园运管”三号合一，统一为“桑园交通”公众号。',
      '?/桑园公路 merged - - → wechat/桑园交通',
      '?/桑园运管 merged - - → wechat/桑园交通',
    ],
    [
      '我镇“桑园之窗”公众号、“桑园镇”公众号合并，合并后统一使用“桑园镇”公众号。',
      'wechat/桑园之窗 merged - - → wechat/桑园镇',
    ],
    ['“桑园教研”公众号搬家通知：新家在“桑园教育”公众号。', 'wechat/桑园教研 migrated - - → wechat/桑园教育'],
    ['“芦溪团委”微博与“青春芦溪”微博合并，统一以“青春芦溪”名义发布。', 'weibo/芦溪团委 merged - - → ?/青春芦溪'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})

describe('opening again', () => {
  test.each<Case>([
    ['“河东交警”抖音号自2025年6月1日起恢复更新。', 'douyin/河东交警 reopened - 2025-06-01'],
    ['停更半年的“莲花文旅”微博重新启用。', 'weibo/莲花文旅 reopened - -'],
    ['“清平司法”微信公众号现已恢复运营。', 'wechat/清平司法 reopened - -'],
  ])('%s', (notice, ...drafts) => {
    expect(briefly(notice)).toEqual(drafts)
  })
})
