import type { ResultGroup, ShownResult } from '../../utils/answer/group-results'
import { t } from '../../utils/i18n'
import { accountNoun } from '../names'
import { shortText } from '../short-text'
import { statusSentence, subjectOf } from '../status-text'
import { successorText } from '../successor-text'
import { ClosurePlace } from './closure-place'
import { MarkedText } from './marked-text'
import { matchReason } from './match-reason'

interface AnswerLineProps {
  readonly group: ResultGroup
  /** Where one walks from answer to answer by their headings. */
  readonly isHeaded?: boolean
}

/** An answer in words alone, nothing in it to be pressed: where to go now, what closed, where that was, why it was found. */
export function AnswerLine({ group, isHeaded = false }: AnswerLineProps) {
  const Heading = isHeaded ? 'h2' : 'p'
  const [{ guidance, hit }] = group.results
  const { closure } = guidance
  const reason = hit && matchReason(closure, hit)
  return (
    <>
      <Heading class="lead">
        <Lead group={group} />
      </Heading>
      <p>
        <MarkedText text={whatHappened(group)} name={closure.account.name} ranges={hit?.matched ?? []} />
      </p>
      <ClosurePlace closure={closure} />
      {reason && <p class="reason">{reason}</p>}
    </>
  )
}

/** The accounts of a group in a few words: “临淄交警”抖音号、微博账号. */
export function groupSubject({ results }: ResultGroup): string {
  const [{ guidance }, ...others] = results
  const { account } = guidance.closure
  const platforms = [account, ...others.map((other) => other.guidance.closure.account)].map(({ platform }) => platform)
  if (new Set(platforms).size < 2) return subjectOf(account)
  return t('subject', shortText(account.name), [...new Set(platforms)].map(accountNoun).join(t('list_comma')))
}

function Lead({ group }: { readonly group: ResultGroup }) {
  const { closure } = group.results[0].guidance
  const [first, ...others] = group.ways.flatMap(({ route }) => route.end?.successor ?? [])
  if (closure.status === 'reopened') return <strong>{t('answer_reopened')}</strong>
  if (!first) return <>{t(group.ways.length > 0 ? 'answer_lost' : 'no_successor')}</>
  return (
    <>
      <span class="label">{t(closure.status === 'renamed' ? 'to_renamed' : 'to')}</span>{' '}
      <strong>{successorText(first)}</strong> {others.length > 0 && t('answer_more', others.length + 1)}
    </>
  )
}

/** In one sentence where it is the same for every account; else only which accounts they are. */
function whatHappened(group: ResultGroup): string {
  const subject = groupSubject(group)
  const sentences = group.results.map(({ guidance: { closure } }: ShownResult) => statusSentence(closure, subject))
  return new Set(sentences).size === 1 ? (sentences[0] ?? subject) : t('answer_several', subject, group.results.length)
}
