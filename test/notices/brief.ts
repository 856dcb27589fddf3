import type { Draft, NoticeContext } from '../../utils/notices/draft'
import { readNotice } from '../../utils/notices/read-notice'

/** A draft in one line: `抖音/某某 stopped 2025-03-10 2025-03-15 → wechat/某某 website/某某网站`; `-` for what is not known. */
export function briefly(text: string, context: NoticeContext = {}): readonly string[] {
  return readNotice(text, context).map(brief)
}

function brief({ account, status, announcedOn, effectiveOn, withoutYear, successors }: Draft): string {
  const dates = [announcedOn ?? withoutYear.announcedOn ?? '-', effectiveOn ?? withoutYear.effectiveOn ?? '-']
  const targets = successors.map((one) => `${one.kind === 'account' ? (one.platform ?? '?') : one.kind}/${one.name}`)
  const whole = [`${account.platform ?? '?'}/${account.name ?? '?'}`, status, ...dates]
  return [...whole, ...(targets.length > 0 ? ['→', ...targets] : [])].join(' ')
}
