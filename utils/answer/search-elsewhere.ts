import { findByName } from './actions'
import { type PlatformId, platformIds } from '../model/platform'

export interface PlatformSearch {
  readonly platform: PlatformId
  readonly url: string
}

/** The search for some words on each platform that has one on the web. */
export function searchElsewhere(words: string): readonly PlatformSearch[] {
  return platformIds.flatMap((platform) => {
    const action = findByName(words, platform)
    return action.kind === 'search' ? [{ platform, url: action.url }] : []
  })
}
