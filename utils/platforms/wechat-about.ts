import type { HistoryFact } from '../model/history'
import type { Verification } from '../model/profile'
import { attempt, readText, select, selectAll, VERIFICATION_LIMIT } from './dom'
import type { ProfilePlace, Reading } from './platform'
import { NOT_VERIFIED, readingOf, UNKNOWN, verified } from './reading'
import { parseRecord } from './wechat-record'

/** Whether a page is an account's page of particulars. An article may be made to look like one. */
export function isAbout(document: Document): boolean {
  const marks = ['.about-page', '#js_div_rename_history', '#js_arrow_text']
  return select(document, marks) !== undefined && select(document, ['#js_content']) === undefined
}

/** Reads for whom the account was verified, and what it was called before. */
export function readAbout(document: Document, { ids }: ProfilePlace): Reading | undefined {
  if (ids.length === 0) return undefined
  const rows = attempt(() => readRows(document), new Map<string, string>())
  const history = attempt(() => readHistory(document), [])
  const verification = attempt(() => readVerification(document, rows), UNKNOWN)
  const { profile } = readingOf('wechat', ids, { name: latestName(history), verification, rendered: true })
  return { profile: history.length > 0 ? { ...profile, history } : profile, rendered: rows.size > 0 }
}

/** What stands in each row, by its title. seen 2025-09 to 2026-07 */
function readRows(document: Document): ReadonlyMap<string, string> {
  const rows = new Map<string, string>()
  for (const heading of selectAll(document, '.item-title')) {
    const title = readText(heading)
    const row = heading.closest('.item-info') ?? heading.parentElement
    const text = row ? readText(select(row, ['.item-desc']), VERIFICATION_LIMIT) : undefined
    if (title && text && !rows.has(title)) rows.set(title, text)
  }
  return rows
}

/**
 * WeChat checks the body when an account is registered (账号主体), and again when it is verified (认证主体): both tell
 * whose it is. A person's account is either somebody's who was verified, or nobody's in particular.
 */
function readVerification(document: Document, rows: ReadonlyMap<string, string>): Verification {
  const checked = rows.get('认证主体')
  const row = checked ?? rows.get('账号主体') ?? rows.get('帐号主体')
  const type = ['认证类型', '主体类型', '账号类型', '帐号类型'].map((title) => rows.get(title) ?? '').join(' ')
  // Beside the body's name its row may hold an explanation.
  const body = row && (readText(select(document, ['#js_arrow_text']), VERIFICATION_LIMIT) ?? row)
  const isPerson = type.includes('个人') || body === '个人'
  if (isPerson && checked === undefined) return NOT_VERIFIED
  if (isPerson) return verified(body, 'person')
  return body ? verified(body, organisations.test(type) ? 'organisation' : undefined) : UNKNOWN
}

const organisations = /政府|机关|事业单位|企业|公司|媒体|组织|团体|机构/

const RECORD_LIMIT = 30

function readHistory(document: Document): readonly HistoryFact[] {
  return selectAll(document, '#js_div_rename_history .js_item, .js_div_rename_history .js_item')
    .slice(0, RECORD_LIMIT)
    .flatMap((item) => parseRecord(readText(item) ?? '') ?? [])
}

/** The page shows its account's name nowhere; its record of names tells, if it is understood whole and plain in its order. */
function latestName(history: readonly HistoryFact[]): string | undefined {
  const namings = history.flatMap((fact) => {
    if (fact.kind === 'registered') return [{ name: fact.name, on: fact.on }]
    return fact.kind === 'renamed' ? [{ name: fact.to, on: fact.on }] : []
  })
  const [latest, next] = namings.toSorted((one, other) => ((one.on ?? '') < (other.on ?? '') ? 1 : -1))
  const isWhole = namings.every(({ on }) => on?.length === 10) && !history.some(({ kind }) => kind === 'recorded')
  return isWhole && latest?.on !== next?.on ? latest?.name : undefined
}
