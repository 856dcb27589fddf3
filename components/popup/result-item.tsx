import type { Guidance } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import { FinePrint } from '../guidance/fine-print'
import { Routes } from '../guidance/routes'
import { shortText } from '../short-text'
import { statusSentence } from '../status-text'
import { ClosurePlace } from './closure-place'

interface ResultItemProps {
  readonly guidance: Guidance
  readonly namesList: boolean
}

/** One record that a search found, with its ways. */
export function ResultItem({ guidance, namesList }: ResultItemProps) {
  const { closure, list } = guidance
  return (
    <>
      <h2>{statusSentence(closure)}</h2>
      <ClosurePlace closure={closure} />
      <Routes small guidance={guidance} />
      {closure.note && <p class="hint">{t('note', shortText(closure.note, 200))}</p>}
      <FinePrint sources={closure.sources} list={namesList ? list : undefined} />
    </>
  )
}
