import type { Status } from '../../../utils/model/closure'
import { isPlatformId, type PlatformId } from '../../../utils/model/platform'
import { placesIn } from '../../../utils/notices/nouns'
import { findWrittenDates, type ReferenceDay, resolveDate } from '../../../utils/text/written-dates'
import { normalizeName } from '../../../utils/text/normalize'
import type { SuccessorRecord } from '../schema'

/** The platforms a cell names, in its order: 微信、微博 are two. */
export function readPlatforms(text: string): readonly PlatformId[] {
  return placesIn(normalizeName(text)).filter(isPlatformId)
}

/** What is to become of an account; `kept` when it stays. */
export type Disposal = Status | 'kept'

/** Undefined where the words say neither. */
export function readDisposal(text: string): Disposal | undefined {
  const said = normalizeName(text)
  if (/^(?:不|未|暂不|无需)?(?:予?保留|正常|继续|在用|运营|运行|启用)/.test(said) && !/停/.test(said)) return 'kept'
  if (/(?:拟|待|将|计划|准备|申请).{0,12}(?:关|注销|停|清理|合并|整合|迁移)/.test(said)) return 'announced'
  if (/注销/.test(said)) return 'deregistered'
  if (/更名|改名|名称变更/.test(said)) return 'renamed'
  if (/迁移|转移|迁至/.test(said)) return 'migrated'
  if (/合并|整合|归并|并入|撤并|融合/.test(said)) return 'merged'
  if (/恢复|重新启用|重启/.test(said)) return 'reopened'
  if (/关停|关闭|停更|停用|停止|停运|下线|清理|撤销|取消|冻结|退出|关/.test(said)) return 'stopped'
  return undefined
}

/** A cell that is one date; undefined where it is none, or not only that. */
export function readDate(text: string, reference: ReferenceDay | undefined): string | undefined {
  const simple = text.normalize('NFKC')
  const days = /^[345]\d{4}$/.test(simple) ? Number(simple) : undefined
  if (days !== undefined) return new Date(spreadsheetEpochMs + days * 86_400_000).toISOString().slice(0, 10)
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(simple)
  const [written, ...more] = findWrittenDates(compact === null ? simple : compact.slice(1).filter(Boolean).join('-'))
  if (written === undefined || more.length > 0) return undefined
  return resolveDate(written, reference)
}

/** What spreadsheets count days from; a cell whose format was lost in copying is such a count (45726, 10 March 2025). */
const spreadsheetEpochMs = Date.UTC(1899, 11, 30)

/** The accounts, sites and apps a cell names as what takes over; none for 无 and the like. */
export function readSuccessors(text: string): readonly SuccessorRecord[] {
  if (/^(?:无|没有|暂无|[-—/\\]*)$/.test(text.trim())) return []
  const quoted = Array.from(
    text.matchAll(/[“"「『《]([^”"」』》]+)[”"」』》]([^“"「『《、，,；;]*)/g),
    ([, name, tail]) => ({
      name: name ?? '',
      tail: tail ?? '',
    }),
  )
  const named =
    quoted.length > 0
      ? quoted
      : text
          .replace(/^.*?(?:至|到|入|为)(?=.)/, '')
          .split(/[、，,；;\n]|和|及(?!时)/)
          .map((part) => splitTail(part.trim()))
  return named.flatMap(({ name, tail }) => (name === '' ? [] : [toSuccessor(name, tail)]))
}

/** 淄博交警微信公众号 → 淄博交警, 微信公众号 */
function splitTail(text: string): { readonly name: string; readonly tail: string } {
  const [, name = text, tail = ''] =
    /^(.{2,}?)[（(]?((?:官方)?(?:微信公众号|微信视频号|视频号|公众号|订阅号|服务号|微信|新浪微博|官方微博|微博|抖音号?|今日头条号?|头条号|快手号?|客户端|app))[）)]?$/i.exec(
      text,
    ) ?? []
  return { name, tail }
}

function toSuccessor(name: string, tail: string): SuccessorRecord {
  if (/网站?$|门户$/.test(name) || /网站/.test(tail)) return { website: name }
  if (/app$|客户端$/i.test(name) || /app|客户端/i.test(tail)) return { app: name }
  const [platform] = readPlatforms(tail)
  if (platform === 'mini-program') return { 'mini-program': name }
  return { account: name, ...(platform !== undefined && platform !== 'app' && { platform }) }
}

/** Names of accounts in one cell: several only where each is quoted. */
export function readNames(text: string): readonly string[] {
  const quoted = Array.from(text.matchAll(/[“"「『]([^”"」』]+)[”"」』]/g), ([, name = '']) => name.trim())
  const outside = text.replaceAll(/[“"「『][^”"」』]+[”"」』]/g, '').replaceAll(/[、，,；;和及与\s]/g, '')
  return quoted.length > 0 && outside === '' ? quoted : [text]
}
