import { idSchemes, isIdOf } from '../../utils/model/id-schemes'
import type { PlatformId } from '../../utils/model/platform'

/** What is wrong with an id of a platform, in Chinese; undefined when it is good. */
export function explainBadId(platform: PlatformId, id: string): string | undefined {
  const unknown = explainUnknownScheme(platform, id)
  if (unknown !== undefined) return unknown
  if (isIdOf(platform, id)) return undefined
  return `“${id}”不像 ${platform} 的 ${id.slice(0, id.indexOf(':'))}，请对照主页地址再抄一遍。`
}

/** What is wrong with an id whose scheme the platform does not have (`secuid:…`), whatever its value; else undefined. */
export function explainUnknownScheme(platform: PlatformId, id: string): string | undefined {
  const known = idSchemes[platform]
  if (known === undefined) return `平台 ${platform} 还没有可用的编号，请删去 ids。`
  if (Object.hasOwn(known, id.slice(0, id.indexOf(':')))) return undefined
  const forms = Object.keys(known).map((one) => `${one}:…`)
  return `“${id}”不是 ${platform} 的编号；可以写 ${forms.join('、')}。`
}
