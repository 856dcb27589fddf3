import { optionalApis } from '../../utils/browser'
import type { SearchPlaces } from '../later/search-places'

/** Hears of what is searched for outside the extension's own pages. Where that leads is known to the other script. */
export function listenForSearches(getPlaces: () => SearchPlaces): void {
  const { omnibox, contextMenus } = optionalApis()
  omnibox?.onInputStarted.addListener(() => getPlaces().begin())
  omnibox?.onInputChanged.addListener((text, suggest) => void getPlaces().change(text, suggest))
  omnibox?.onInputEntered.addListener((text, disposition) => void getPlaces().enter(text, disposition))
  contextMenus?.onClicked.addListener(({ selectionText }, tab) => void getPlaces().lookUp(selectionText ?? '', tab))
}
