import { useStored } from '../hooks/use-stored'
import type { Answer } from '../../utils/answer/answer'
import { askBackground } from '../../utils/messages'
import { listsKey, pinsKey } from '../../utils/store/storage-watch'

/** What is new of pinned accounts. */
export function usePinNews(): readonly Answer[] {
  return useStored(askForNews, items, none)
}

const askForNews = () => askBackground('describePinNews', null).catch(() => none)
const items = [pinsKey, listsKey]
const none: readonly Answer[] = []
