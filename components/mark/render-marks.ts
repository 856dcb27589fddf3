import type { LinkVerdict } from '../../utils/answer/judge-links'
import { t } from '../../utils/i18n'
import type { LinkMark, RenderedMarks } from '../../utils/messages'
import type { Status } from '../../utils/model/closure'
import { summaryOf } from '../guidance/summary'
import css from './mark.css?inline'

/** What links are marked with, as data, in the person's language. Takes a verdict, or undefined, for each account. */
export function renderMarks(verdicts: readonly (LinkVerdict | undefined)[]): RenderedMarks {
  return { css, marks: verdicts.map((verdict) => renderMark(verdict) ?? null) }
}

function renderMark(verdict: LinkVerdict | undefined): LinkMark | undefined {
  const closure = verdict?.kind === 'closed' ? verdict.closure : verdict?.closures[0]
  if (verdict === undefined || closure === undefined) return undefined
  const word = verdict.kind === 'closed' ? t(`link_mark_${markStatus(closure.status)}`) : t('successor_mark')
  const text = verdict.sure === 'name' ? t('link_mark_by_name', word) : word
  return { kind: verdict.kind, text, label: t('link_mark_label', summaryOf(verdict) ?? text), closure: closure.id }
}

/** An account that lives again is not judged to be closed. */
function markStatus(status: Status): Exclude<Status, 'reopened'> {
  return status === 'reopened' ? 'stopped' : status
}
