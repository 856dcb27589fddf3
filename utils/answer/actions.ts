import type { Action } from './answer'
import type { Successor } from '../model/closure'
import type { PlatformId } from '../model/platform'
import { platforms } from '../platforms'

/**
 * What one press on a successor does. `fallback` is the platform of the closed account, where an account is looked
 * for whose platform the notice does not name. Addresses of accounts are built from their ids, never taken from a
 * list; a list's own addresses (websites, apps) are `http` or `https`, and their host is shown.
 */
export function chooseAction(successor: Successor, fallback: PlatformId): Action {
  switch (successor.kind) {
    case 'account': {
      const platform = successor.platform ?? fallback
      const url = platforms[platform].accountUrl(successor.ids ?? [])
      return url === undefined ? findByName(successor.name, platform) : { kind: 'open', url }
    }
    case 'website':
      return openPlace(successor.url) ?? { kind: 'copy', text: successor.name, where: 'web' }
    case 'app':
    case 'mini-program':
      return openPlace(successor.url) ?? { kind: 'copy', text: successor.name, where: successor.kind }
    case 'phone':
      return { kind: 'call', url: `tel:${successor.number.replace(/[^\d+]/g, '')}`, number: successor.number }
  }
}

/** The platform's own search for a name, or, where it has none on the web, the name to be pasted there. */
export function findByName(name: string, platform: PlatformId): Action {
  const url = platforms[platform].searchUrl(name)
  return url === undefined ? { kind: 'copy', text: name, where: platform } : { kind: 'search', url, platform }
}

function openPlace(address: string | undefined): Action | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const { protocol, host, href } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? { kind: 'open', url: href, host } : undefined
}
