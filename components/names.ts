import type { PlatformId } from '../utils/model/platform'
import type { MessageKey } from '../utils/i18n'

/** What a platform is called: 抖音. */
export const platformNames = {
  douyin: 'platform_douyin',
  weibo: 'platform_weibo',
  toutiao: 'platform_toutiao',
  wechat: 'platform_wechat',
  channels: 'platform_channels',
  'mini-program': 'platform_mini_program',
  app: 'platform_app',
  kuaishou: 'platform_kuaishou',
  bilibili: 'platform_bilibili',
  xiaohongshu: 'platform_xiaohongshu',
  zhihu: 'platform_zhihu',
} as const satisfies Record<PlatformId, MessageKey>

/** What an account there is called: 抖音号. */
export const accountNouns = {
  douyin: 'account_douyin',
  weibo: 'account_weibo',
  toutiao: 'account_toutiao',
  wechat: 'account_wechat',
  channels: 'account_channels',
  'mini-program': 'account_mini_program',
  app: 'account_app',
  kuaishou: 'account_kuaishou',
  bilibili: 'account_bilibili',
  xiaohongshu: 'account_xiaohongshu',
  zhihu: 'account_zhihu',
} as const satisfies Record<PlatformId, MessageKey>
