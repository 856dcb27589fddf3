/** Every platform a closure or a successor can live on, in the order the interface lists them. */
export const platformIds = [
  'douyin',
  'weibo',
  'toutiao',
  'wechat',
  'channels',
  'mini-program',
  'app',
  'kuaishou',
  'bilibili',
  'xiaohongshu',
  'zhihu',
] as const

export type PlatformId = (typeof platformIds)[number]

export function isPlatformId(value: unknown): value is PlatformId {
  return platformIds.some((id) => id === value)
}
