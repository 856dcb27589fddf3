import { t } from '../../utils/i18n'
import type { Source } from '../../utils/model/closure'
import type { ListInfo } from '../../utils/model/list'
import { shortText } from '../short-text'
import { writeDate } from '../status-text'
import { Sources } from './sources'

interface FinePrintProps {
  readonly sources: readonly Source[]
  /** Absent where the surface names the list itself. */
  readonly list?: ListInfo | undefined
}

/** What a statement rests on: its sources, its list and the list's date. */
export function FinePrint({ sources, list }: FinePrintProps) {
  return (
    <div class="fine">
      <Sources sources={sources} />
      {list && <span>{t('list_date', shortText(list.name), writeDate(list.issuedOn))}</span>}
    </div>
  )
}
