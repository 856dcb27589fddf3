/**
 * Calls back after every change of the page's address that does not load a new document; gives what ends that.
 * Adds nothing to the page: the Navigation API where there is one, else history events and a look once a second.
 */
export function followRoute(window: Window, onChange: () => void): () => void {
  const { location } = window
  let { href } = location
  const check = () => {
    if (location.href === href) return
    href = location.href
    onChange()
  }
  const navigation = 'navigation' in window ? (window.navigation as EventTarget) : undefined
  if (navigation !== undefined) {
    navigation.addEventListener('currententrychange', check)
    return () => navigation.removeEventListener('currententrychange', check)
  }
  window.addEventListener('popstate', check)
  window.addEventListener('hashchange', check)
  const timer = window.setInterval(check, pollMs)
  return () => {
    window.removeEventListener('popstate', check)
    window.removeEventListener('hashchange', check)
    window.clearInterval(timer)
  }
}

const pollMs = 1000
