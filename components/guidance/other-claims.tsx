import type { Claim } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { Closure } from '../../utils/model/closure'
import { listName } from '../names'
import { statusSentence } from '../status-text'
import { successorText } from '../successor-text'
import { FinePrint } from './fine-print'

/** What other lists say of the same account, where it is not the same. Nothing when they agree. */
export function OtherClaims({ claims }: { readonly claims: readonly Claim[] | undefined }) {
  if (!claims || claims.length === 0) return null
  const lists = new Set(claims.map(({ list }) => list.key)).size
  return (
    <details class="claims">
      <summary>{lists === 1 ? t('other_claim') : t('other_claims', lists)}</summary>
      <ul>
        {claims.map(({ closure, list }) => (
          <li key={`${list.key} ${closure.id}`}>
            <p>{t('claim_says', listName(list), statusSentence(closure))}</p>
            <p>{whereText(closure)}</p>
            <FinePrint sources={closure.sources} list={list} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function whereText({ status, successors }: Closure): string | undefined {
  if (successors.length > 0) return t('claim_where', successors.map(successorText).join(t('list_comma')))
  return status === 'reopened' ? undefined : t('no_successor')
}
