/** What the options page is opened with for its form of own entries, filled in with a name: `#own=<name>`. */
export function ownFormHash(name: string): string {
  // The form takes no longer name, and half a character cannot be written in an address.
  return `#own=${encodeURIComponent(name.trim().slice(0, longestName).toWellFormed())}`
}

/** The name that such an address carries; undefined for any other address. */
export function parseOwnFormHash(hash: string): string | undefined {
  const name = new URLSearchParams(hash.replace(/^#/, '')).get('own')
  return name === null ? undefined : name.slice(0, longestName)
}

/** In UTF-16 units. */
const longestName = 100
