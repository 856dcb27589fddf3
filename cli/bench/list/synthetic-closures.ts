import type { AccountId } from '../../../utils/model/account'
import { type Closure, statuses } from '../../../utils/model/closure'
import type { PlatformId } from '../../../utils/model/platform'
import { divisionCodes, divisionName, divisionPath, shortName } from '../../../utils/text/divisions'

/** What offices are called in the names of accounts, and in full. */
const departments = (
  '交警:公安局交通警察大队 公安:公安局 消防:消防救援大队 发布:人民政府新闻办公室 住建:住房和城乡建设局 文旅:文化和旅游局 ' +
  '教育:教育局 卫健:卫生健康局 融媒:融媒体中心 司法:司法局 民政:民政局 人社:人力资源和社会保障局 城管:综合行政执法局 ' +
  '环保:生态环境局 应急:应急管理局 市场监管:市场监督管理局 税务:税务局 法院:人民法院 检察:人民检察院 团委:共青团委员会 ' +
  '妇联:妇女联合会 工会:总工会 残联:残疾人联合会 气象:气象局 水务:水务局 农业:农业农村局 林业:林业局 统计:统计局 审计:审计局 ' +
  '科技:科学技术局 商务:商务局 财政:财政局 发改:发展和改革局 自然资源:自然资源局 交通:交通运输局 体育:体育局 医保:医疗保障局 ' +
  '信访:信访局 档案:档案馆 图书馆:图书馆 博物馆:博物馆 文化馆:文化馆 公积金:住房公积金管理中心 政务服务:行政审批服务局 ' +
  '组织:委员会组织部 宣传:委员会宣传部 统战:委员会统战部 纪委监委:纪律检查委员会 网信:委员会网络安全和信息化办公室 ' +
  '疾控:疾病预防控制中心 供销:供销合作社 邮政:邮政管理局 烟草:烟草专卖局 武警:武警中队 征兵:人民武装部 红十字:红十字会 ' +
  '科协:科学技术协会 文联:文学艺术界联合会 工商联:工商业联合会 老干部:委员会老干部局 党校:委员会党校 史志:史志办公室 ' +
  '电视台:广播电视台 日报:日报社 供水:供水公司 公交:公交公司 车管:公安局车辆管理所 出入境:公安局出入境管理大队 ' +
  '禁毒:禁毒委员会办公室 反诈:公安局反诈中心 特警:公安局特警大队 刑侦:公安局刑侦大队 治安:公安局治安大队 网警:公安局网安大队 ' +
  '戒毒:强制隔离戒毒所 看守:看守所 监狱:监狱 路政:公路事业发展中心 海事:海事处 应急广播:应急广播中心'
)
  .split(' ')
  .map((pair) => pair.split(':'))

const platforms: readonly PlatformId[] = ['douyin', 'weibo', 'toutiao', 'wechat', 'kuaishou']

/** A prime: steps of it go through every combination once, in an order in which neighbours have nothing in common. */
const stride = 1_000_003

/**
 * Some records as a real list would have them: real divisions × departments × platforms, each combination once, the same
 * ones every time. At most 1.2 million.
 */
export function syntheticClosures(count: number): readonly Closure[] {
  const codes = divisionCodes().filter((code) => !code.endsWith('0000'))
  const total = codes.length * departments.length * platforms.length
  if (count > total) throw new Error(`there are ${total} synthetic records, not ${count}`)
  return Array.from({ length: count }, (_, index) => {
    const place = (index * stride) % total
    const code = codes[place % codes.length] ?? ''
    const rest = Math.floor(place / codes.length)
    const [department = '', office = ''] = departments[rest % departments.length] ?? []
    return makeClosure(code, department, office, platforms[Math.floor(rest / departments.length)] ?? 'douyin', index)
  })
}

function makeClosure(code: string, department: string, office: string, platform: PlatformId, index: number): Closure {
  const path = divisionPath(code)
  const name = `${shortName(divisionName(code) ?? '')}${department}`
  const above = shortName(path.at(-2) ?? '')
  const month = `2025-${String((index % 12) + 1).padStart(2, '0')}`
  const ids: readonly AccountId[] =
    platform === 'weibo' ? [`uid:${5_000_000_000 + ((index * stride) % 2_000_000_000)}`] : []
  return {
    id: `${platform}/${name}@${code}`,
    account: {
      platform,
      name,
      ...(ids.length > 0 && { ids }),
      organisation: `${path.slice(1).join('')}${office}`,
      division: code,
    },
    status: statuses[index % 5] ?? 'stopped',
    announcedOn: `${month}-${String((index % 28) + 1).padStart(2, '0')}`,
    successors: index % 3 === 0 ? [] : [{ kind: 'account', name: `${above}${department}` }],
    sources: [
      {
        title: `关于规范整合${path.at(-1) ?? ''}政务新媒体账号的公告`,
        publisher: `${path.at(-1) ?? ''}人民政府`,
        publishedOn: month,
      },
    ],
    checkedOn: '2026-11',
  }
}
