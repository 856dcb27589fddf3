import { shortForms } from './body'
import { normalizeName } from '../text/normalize'

/**
 * How a verification text relates to an organisation (DESIGN §5), after normalisation and without tails such as
 * 官方抖音号. `same`: equal, or one ends with the other, which then only adds where it belongs (山东省淄博市公安局 and
 * 淄博市公安局). `alike`: so too, but what they share is too general to be one body's alone (交通警察大队). `other`:
 * anything else, also a branch: a text that goes on after the organisation's name (淄博市公安局临淄大队).
 */
export function compareOrganisation(verification: string, organisation: string): 'same' | 'alike' | 'other' {
  const claimed = bodiesOf(organisation)
  const relations = bodiesOf(verification).flatMap((body) => claimed.map((other) => compareBodies(body, other)))
  return (
    relations.find((relation) => relation === 'same') ?? relations.find((relation) => relation === 'alike') ?? 'other'
  )
}

/** Whom a verification text, by its wording alone, describes: 淄博市公安局官方账号 or 知名博主. */
export function holderOf(verification: string): 'organisation' | 'person' | 'unclear' {
  const text = withoutMarks(normalizeName(verification))
  const body = text.replace(officialTail, '') || text
  if (personEnding.test(body)) return 'person'
  if (body !== text || organisationEnding.test(body)) return 'organisation'
  return 'unclear'
}

/**
 * The body that a verification text names, in its own words and without a tail such as 官方抖音号; undefined where it
 * describes a person.
 */
export function namedBody(verification: string): string | undefined {
  if (holderOf(verification) === 'person') return undefined
  const text = verification.trim()
  const body = text.replace(officialTail, '').replace(platformTail, '').trim()
  return body === '' ? undefined : body
}

function compareBodies(left: string, right: string): 'same' | 'alike' | 'other' {
  if (left === right) return left === '' ? 'other' : 'same'
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  if (short.length < shortestProof || !long.endsWith(short)) return 'other'
  if (denial.test(long.slice(0, long.length - short.length))) return 'other'
  return place.test(short) ? 'same' : 'alike'
}

/** Shorter texts than this are parts of too many names (公安局, 宣传部) to prove anything by containment. */
const shortestProof = 4

/** In front of a body's name these say that it is not the body itself. */
const denial = /非|不是|假|仿|冒|原|前|关注|认准/

/** A body's name that says where it is belongs to one body. */
const place = /[省市县区旗州盟镇乡村]|街道|支队.+大队/

/** The bodies a text names: whole, and its parts where it lists several or repeats one in brackets. */
function bodiesOf(text: string): readonly string[] {
  const whole = normalizeName(text)
  const outside = whole.replace(/\([^()]*\)/g, '')
  return [whole, outside, ...whole.split(/[(),、;|/·]+/)].map(toBody).filter((body) => body !== '')
}

function toBody(text: string): string {
  const marked = withoutMarks(text)
  const body = marked.replace(officialTail, '').replace(platformTail, '') || marked
  return shortForms.reduce((name, [long, short]) => name.replaceAll(long, short), body)
}

function withoutMarks(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+$/u, '')
}

/** 官方账号, 官方抖音号, 抖音官方账号, 官方政务微博, 唯一官方头条号, 官微 … at the end of a normalised text. */
const officialTail =
  /的?(?:唯一)?(?:新浪|腾讯|抖音|微博|微信|(?:今日)?头条|快手)*(?:(?:官方|政务|认证)+(?:政务|认证|新媒体|新浪|腾讯|(?:今日)?头条|抖音|微博|微信|快手|视频|短视频|公众|服务|订阅)*(?:平台|账户|账号|号)?|官微)$/u

/** 抖音号, 新浪微博, 微信公众号 …: anyone may write these, so they say nothing of the holder. */
const platformTail =
  /的?(?:新浪|腾讯)?(?:微博|(?:抖音|(?:今日)?头条|快手|微信|微博)?(?:视频|公众|服务|订阅)?(?:账号|号))$/u

/** How descriptions of a person end. */
const personEnding =
  /(?:[员者]|博主|up主|达人|达人号|主播|主持人|代言人|负责人|传承人|发言人|艺人|歌手|鼓手|选手|高手|明星|[律医讲导牧厨技]师|教师|老师|工程师|设计师|摄影师|专家|作家|画家|书法家|企业家|[民辅狱]警|警官|法官|检察官|编辑|导演|编剧|教授|博士|院士|校长|院长|局长|所长|处长|科长|队长|市长|县长|区长|镇长|乡长|书记|主任|总编|代表|网红|网友|本人|个人|先生|女士)$/u

/** How names of bodies end. */
const organisationEnding =
  /(?:[局厅部委办院校学队所站处科社团会馆府司行厂台报网园区市县镇乡村旗盟州]|中心|街道|社区|公司|集团|机构|平台|基金|银行|法院|联盟|组织|单位|指挥部|融媒体?|频道|栏目|传媒|媒体|杂志|政府|大厦|陵园|景区|口岸|监狱|海关|中学|小学|幼儿园)$/u
