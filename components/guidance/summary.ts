import { t } from '../../utils/i18n'
import type { SuccessorOf, Verdict } from '../../utils/match/verdict'
import type { Closure } from '../../utils/model/closure'
import { keyOf } from '../names'
import { shortText } from '../short-text'
import { statusSentence, subjectOf } from '../status-text'

/** A verdict in one sentence; undefined when there is nothing to tell in the page. */
export function summaryOf(verdict: Verdict): string | undefined {
  switch (verdict.kind) {
    case 'closed':
      return statusSentence(verdict.closure)
    case 'same-name':
      return t('same_name', statusSentence(verdict.closure), t(`because_${keyOf(verdict.because)}`))
    case 'successor': {
      const [first, ...others] = verdict.closures
      if (!first) return undefined
      if (isNewName(verdict)) return t('formerly', shortText(first.account.name))
      const subject = subjectOf(first.account)
      return others.length > 0 ? t('takes_over_more', subject, verdict.closures.length) : t('takes_over', subject)
    }
    case 'none':
      return undefined
  }
}

/** The account took over from nobody: it is the listed one itself, under its new name. */
export function isNewName({ sure, closures }: SuccessorOf): boolean {
  return sure === 'id' && closures.every((closure) => closure.status === 'renamed' && staysOnPlatform(closure))
}

function staysOnPlatform({ account, successors }: Closure): boolean {
  return successors.every((next) => next.kind !== 'account' || (next.platform ?? account.platform) === account.platform)
}
