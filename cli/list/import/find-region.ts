import { findNamedRegion } from '../../../utils/match/named-region'
import { divisionPath } from '../../../utils/text/divisions'

/**
 * The division of a province that the first of some texts that speaks of one means, as `region` is written: `淄博市 临淄区`.
 * Undefined where none does, or where it cannot be told which.
 */
export function findRegionIn(province: string, texts: readonly string[]): string | undefined {
  for (const text of texts.filter((one) => one !== '')) {
    const [top, ...path] = divisionPath(findNamedRegion(`${province} ${text}`) ?? '')
    if (top === province && path.length > 0) return path.join(' ')
  }
  return undefined
}
