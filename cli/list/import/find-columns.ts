import { normalizeName } from '../../../utils/text/normalize'
import type { Row, Table } from './table'

/** What a column of a table of accounts can say. */
export const fields = [
  'account',
  'platform',
  'organisation',
  'region',
  'disposal',
  'announcedOn',
  'effectiveOn',
  'successor',
  'formerNames',
  'ids',
  'note',
] as const

export type Field = (typeof fields)[number]

export interface Columns {
  /** The row of the headings. */
  readonly header: Row
  readonly places: ReadonlyMap<Field, number>
  /** Headings of columns that nothing was made of. */
  readonly left: readonly string[]
}

/** What headings are called in the tables of county offices, the surest first. Held against a heading without brackets. */
const headings: Readonly<Record<Field, readonly RegExp[]>> = {
  account: [
    /^(?:拟|已|被|应)?(?:关停|注销|停用|停更|关闭|清理|处置|原)?的?(?:政务|政府)?(?:新媒体)?账号(?:名称|名|昵称)$/,
    /^(?:政务|政府)?(?:新媒体|公众号|微信公众号|微博|抖音号?|自媒体)(?:账号)?(?:名称|名)?$/,
    /^(?:拟|已)?(?:关停|注销|停用|停更|关闭|清理|原)的?(?:政务)?(?:新媒体)?账号$/,
    /^(?:账号|昵称|名称)$/,
  ],
  platform: [
    /^(?:所在|所属|开设|开通|注册|依托|新媒体|账号|媒体)?平台(?:名称|类型|类别)?$/,
    /^(?:账号|新媒体|媒体|平台)?(?:类型|类别|种类|形式)$/,
    /^渠道$/,
  ],
  organisation: [
    /^(?:主办|开办|举办|认证)(?:单位|部门|主体|机构)(?:名称)?$/,
    /^(?:账号)?(?:所属|开设|注册|运营|运维|责任|使用|申报)(?:单位|部门|主体|机构)(?:名称)?$/,
    /^(?:单位|部门|机构|主体)(?:名称)?$/,
    /^主管(?:单位|部门)(?:名称)?$/,
  ],
  region: [
    /^(?:所属|所在)?(?:行政)?(?:地区|区域|区划|属地|辖区|县区|区县|县市区|市县区?|市州|地市|省份|城市|所在地)(?:名称)?$/,
  ],
  disposal: [
    /^(?:账号)?(?:处置|处理|整改|清理|整合|关停|办理|规范)(?:方式|措施|结果|情况|意见|类型|类别|建议)$/,
    /^(?:账号|当前|运行|目前)?(?:状态|现状)$/,
    /^(?:措施|结果|处置|处理)$/,
  ],
  announcedOn: [/^(?:公告|公示|通告|发布|公布|通知)(?:的)?(?:时间|日期)$/],
  effectiveOn: [
    /^(?:拟|已|实际|计划)?(?:账号)?(?:关停|注销|停更|停用|关闭|停止更新|停止运营|迁移|合并|整合|更名|清理|下线|处置|完成)(?:的)?(?:时间|日期)$/,
    /^(?:时间|日期)$/,
  ],
  successor: [
    /^(?:保留|承接|替代|接续|接替|新|现|整合后|合并后|迁移后|更名后)(?:的)?(?:政务)?(?:新媒体)?(?:账号|平台)?(?:名称|名)?$/,
    /^(?:账号|用户|粉丝|内容|信息发布|功能)?(?:去向|流向|迁移至|迁移到|合并至|合并到|并入|整合至|整合到|归并至|转移至|转入)(?:账号|平台)?(?:名称)?$/,
  ],
  formerNames: [/^(?:曾用名|原名称?|原用名)$/],
  ids: [/^(?:账号|平台|用户|微信|微博|抖音|原始)?(?:id|uid|原始id|账号id)$/],
  note: [/^(?:备注|说明|附注)$/],
}

/**
 * The headings of a table of accounts, and which column says what. `given`: what the person said of some headings.
 * Undefined where no row says which column holds the accounts.
 */
export function findColumns({ rows }: Table, given: ReadonlyMap<string, Field> = new Map()): Columns | undefined {
  const candidates = rows.slice(0, firstRows).map((header) => readHeader(header, given))
  const [best] = candidates
    .filter(({ places }) => places.has('account') && places.size > 1)
    .toSorted((a, b) => b.places.size - a.places.size)
  return best
}

/** Headings stand below a title and a line or two about the table. */
const firstRows = 30

function readHeader(header: Row, given: ReadonlyMap<string, Field>): Columns {
  const texts = header.cells.map(headingOf)
  const places = new Map<Field, number>()
  const taken = new Set<number>()
  const take = (field: Field, at: number) => {
    if (at < 0 || places.has(field) || taken.has(at)) return
    places.set(field, at)
    taken.add(at)
  }
  for (const [heading, field] of given) take(field, texts.indexOf(headingOf(heading)))
  for (const field of fields) {
    for (const form of headings[field]) {
      take(
        field,
        texts.findIndex((text, at) => !taken.has(at) && form.test(text)),
      )
    }
  }
  const left = header.cells.filter((text, at) => text !== '' && !taken.has(at) && !isNumbering(text))
  return { header, places, left: [...new Set(left)] }
}

/** 关停时间（年月日） → 关停时间 */
function headingOf(text: string): string {
  return normalizeName(text.replaceAll(/[（(【[][^）)】\]]*[）)】\]]/g, '')).replaceAll(/[*:：、，。"“”]/g, '')
}

function isNumbering(text: string): boolean {
  return /^(?:序号|编号|序|号|no\.?)$/i.test(text)
}
