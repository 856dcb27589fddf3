import { useStored } from './use-stored'
import type { Pin } from '../../utils/model/pin'
import { loadPins } from '../../utils/store/pins'
import { pinsKey } from '../../utils/store/storage-watch'

/** The accounts the person wants to hear of, first pinned first. */
export function usePinned(): readonly Pin[] {
  return useStored(loadPins, items, none)
}

const items = [pinsKey]
const none: readonly Pin[] = []
