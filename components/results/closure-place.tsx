import type { Closure } from '../../utils/model/closure'
import { divisionPath } from '../../utils/text/divisions'
import { shortText } from '../short-text'

/** Where an account belongs: its region and its body, as far as the record names them. */
export function ClosurePlace({ closure }: { readonly closure: Closure }) {
  const { division, organisation } = closure.account
  const region = division ? divisionPath(division).join('') : ''
  if (!region && !organisation) return null
  return (
    <p class="place" lang="zh-CN">
      {region && <span>{region}</span>} {organisation && <span>{shortText(organisation, 60)}</span>}
    </p>
  )
}
