import { t } from '../../utils/i18n'
import type { NoClaim } from '../../utils/match/verdict'
import { FinePrint } from '../guidance/fine-print'
import { statusSentence } from '../status-text'
import { ClosurePlace } from '../results/closure-place'

interface NoClaimNoteProps {
  readonly verdict: NoClaim
  readonly onSearch: (query: string) => void
}

/** Why the lists claim nothing about the account, with the records that were weighed. Never says that it is living. */
export function NoClaimNote({ verdict, onSearch }: NoClaimNoteProps) {
  const { because, closures } = verdict
  const [first] = closures
  return (
    <>
      <p class="sentence">{headline(verdict)}</p>
      {because === 'not-listed' && <p>{t('popup_not_listed_why')}</p>}
      <ul class="records">
        {closures.map((closure) => (
          <li key={closure.id}>
            <p>{statusSentence(closure)}</p>
            <ClosurePlace closure={closure} />
            <FinePrint sources={closure.sources} />
          </li>
        ))}
      </ul>
      {because === 'ambiguous' && first && (
        <button type="button" class="go" onClick={() => onSearch(first.account.name)}>
          {t('popup_look_up')}
        </button>
      )}
    </>
  )
}

function headline({ because, closures }: NoClaim): string {
  if (because === 'ambiguous') return t('popup_ambiguous', closures.length)
  return t(because === 'reopened' ? 'popup_reopened' : 'popup_not_listed')
}
