/** The page's scripts can reach into our shadow roots; only a person may press what stands there. */
export function stopUntrusted(event: Event): void {
  if (event.isTrusted) return
  event.preventDefault()
  event.stopImmediatePropagation()
}
