import { useStored } from './use-stored'
import type { ReadingTrouble } from '../../utils/model/reading-trouble'
import { loadTroubles } from '../../utils/store/reading-trouble'
import { troubleKey } from '../../utils/store/storage-watch'

/** What of some platforms' pages can no longer be read. */
export function useTroubles(): readonly ReadingTrouble[] {
  return useStored(loadTroubles, items, none)
}

const items = [troubleKey]
const none: readonly ReadingTrouble[] = []
