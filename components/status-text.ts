import { t } from '../utils/i18n'
import type { Account } from '../utils/model/account'
import type { Closure } from '../utils/model/closure'
import { formatPartialDate } from '../utils/text/partial-date'
import { accountNoun } from './names'
import { shortText } from './short-text'

/**
 * What happened to the account, in one sentence without a full stop, saying exactly what the record knows:
 * “临淄交警”抖音号已于2025年3月10日公告将关停. `subject` stands for the account where several share what happened.
 */
export function statusSentence(closure: Closure, subject = subjectOf(closure.account)): string {
  const { status, announcedOn, effectiveOn } = closure
  const announced = announcedOn && writeDate(announcedOn)
  const effective = effectiveOn && writeDate(effectiveOn)

  // The dates of a reopened account may be those of its closing; they are not told as those of its return.
  if (status === 'reopened') return t('status_reopened', subject)
  if (status !== 'announced') return done(closure, status, subject, effective) + noticeOf(closure, announced)
  if (announced && effective) return t('status_announced_on_from', subject, announced, effective)
  if (announced) return t('status_announced_on', subject, announced)
  return effective ? t('status_announced_from', subject, effective) : t('status_announced', subject)
}

/** The account and its platform: “临淄交警”抖音号. */
export function subjectOf({ name, platform }: Account): string {
  return t('subject', shortText(name), accountNoun(platform))
}

/** What happened and when, in a word or two: 2023年更名. */
export function statusMark({ status, announcedOn, effectiveOn }: Closure): string {
  if (status === 'reopened') return t('mark_reopened')
  const date = status === 'announced' ? announcedOn : effectiveOn
  return t(`mark_${status}`, date ? writeDate(date) : '').trim()
}

export function writeDate(date: string): string {
  return formatPartialDate(date, t('locale'))
}

type Done = Exclude<Closure['status'], 'announced' | 'reopened'>

function done(closure: Closure, status: Done, subject: string, effective: string | undefined): string {
  const newName = status === 'renamed' && newNameOf(closure)
  if (newName) {
    return effective ? t('status_renamed_to_on', subject, newName, effective) : t('status_renamed_to', subject, newName)
  }
  return effective ? t(`status_${status}_on`, subject, effective) : t(`status_${status}`, subject)
}

function newNameOf({ account, successors }: Closure): string | undefined {
  const [first, ...others] = successors
  const isSameAccount = first?.kind === 'account' && (first.platform ?? account.platform) === account.platform
  return isSameAccount && others.length === 0 ? shortText(first.name) : undefined
}

function noticeOf({ announcedOn, effectiveOn }: Closure, announced: string | undefined): string {
  if (!announced) return ''
  const isSameDay = announcedOn === effectiveOn && announcedOn?.length === '2025-03-10'.length
  return isSameDay ? t('announced_same_day') : t('announced_on', announced)
}
