import type { Guidance } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { SuccessorOf } from '../../utils/match/verdict'
import { FinePrint } from './fine-print'
import { SureTag } from './sure-tag'
import { statusSentence } from '../status-text'
import { isNewName, summaryOf } from './summary'

interface SuccessorNoteProps {
  readonly verdict: SuccessorOf
  readonly guidance: Guidance | undefined
}

/** The account is where others went, or what a listed one is called now: a quiet mark, and what is listed of them. */
export function SuccessorNote({ verdict, guidance }: SuccessorNoteProps) {
  const renamed = isNewName(verdict)
  return (
    <>
      <p>
        {!renamed && <span class="tag mark">{t('successor_mark')}</span>} {summaryOf(verdict)}{' '}
        <SureTag sure={verdict.sure} />
      </p>
      <details>
        <summary>{t(renamed ? 'path' : 'taken_over')}</summary>
        <ul>
          {verdict.closures.map((closure) => (
            <li key={closure.id}>
              {statusSentence(closure)}
              <FinePrint sources={closure.sources} />
            </li>
          ))}
        </ul>
      </details>
      <FinePrint sources={[]} list={guidance?.list} />
    </>
  )
}
