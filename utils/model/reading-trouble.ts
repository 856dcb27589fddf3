import type { PlatformId } from './platform'

/** What a profile's page is read for. */
export type ProfilePart = 'name' | 'verification'

/** Whether each part was found on a page that is a profile's; a part that was not looked for is absent. */
export type FoundParts = Readonly<Partial<Record<ProfilePart, boolean>>>

/** A site's profile pages no longer show something where it was. */
export interface ReadingTrouble {
  readonly platform: PlatformId
  readonly part: ProfilePart
}
