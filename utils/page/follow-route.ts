/**
 * Calls back after every change of the page's address that does not load a new document, until the signal aborts.
 * Adds nothing to the page: the Navigation API where there is one, else history events and a look once a second.
 */
export function followRoute(window: Window, onChange: () => void, signal: AbortSignal): void {
  let href = window.location.href
  const check = () => {
    if (window.location.href === href) return
    href = window.location.href
    onChange()
  }
  const navigation = 'navigation' in window ? (window.navigation as EventTarget) : undefined
  if (navigation !== undefined) {
    navigation.addEventListener('currententrychange', check, { signal })
    return
  }
  window.addEventListener('popstate', check, { signal })
  window.addEventListener('hashchange', check, { signal })
  const timer = window.setInterval(check, pollMs)
  signal.addEventListener('abort', () => window.clearInterval(timer))
}

const pollMs = 1000
