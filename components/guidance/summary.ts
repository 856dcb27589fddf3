import { t } from '../../utils/i18n'
import type { Verdict } from '../../utils/match/verdict'
import { keyOf } from '../names'
import { statusSentence, subjectOf } from '../status-text'

/** A verdict in one sentence; undefined when there is nothing to tell in the page. */
export function summaryOf(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case 'closed':
      return statusSentence(verdict.closure)
    case 'same-name':
      return t('same_name', subjectOf(verdict.closure.account), t(`because_${keyOf(verdict.because)}`))
    case 'successor': {
      const [first, ...others] = verdict.closures
      if (!first) return undefined
      const subject = subjectOf(first.account)
      return others.length > 0 ? t('takes_over_more', subject, verdict.closures.length) : t('takes_over', subject)
    }
    case 'none':
      return undefined
  }
}
