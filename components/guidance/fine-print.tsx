import { t } from '../../utils/i18n'
import type { Source } from '../../utils/model/closure'
import type { ListInUse } from '../../utils/model/list'
import { listName } from '../names'
import { writeDate } from '../status-text'
import { StaleList } from './stale-list'
import { Sources } from './sources'

interface FinePrintProps {
  readonly sources: readonly Source[]
  /** Absent where the surface names the list itself. */
  readonly list?: ListInUse | undefined
}

/** What a statement rests on: its sources, its list and the list's date. */
export function FinePrint({ sources, list }: FinePrintProps) {
  return (
    <div class="fine">
      <Sources sources={sources} />
      {list && <span>{t('list_date', listName(list), writeDate(list.issuedOn))}</span>}
      {list && <StaleList list={list} />}
    </div>
  )
}
