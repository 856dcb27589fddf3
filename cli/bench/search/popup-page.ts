/* These run in the popup, as text: nothing outside of them is there. */

/** Types into the popup as soon as it has a box; `yibuFirstResult` is when a result stood there, in ms since it was opened. */
export function typeAtOnce(words: string): void {
  const state = { hasTyped: false }
  const found = new Promise<number>((resolve) => {
    const look = () => {
      const box = document.querySelector<HTMLInputElement>('[role="combobox"]')
      if (box !== null && !state.hasTyped) {
        state.hasTyped = true
        // The box listens from the end of the step in which it was made.
        queueMicrotask(() => {
          box.value = words
          box.dispatchEvent(new InputEvent('input', { bubbles: true }))
        })
      }
      if (document.querySelector('[role="option"]') === null) return
      observer.disconnect()
      resolve(performance.now())
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
  })
  Object.assign(globalThis, { yibuFirstResult: found })
}

/** Types each of the texts in place of the last; gives for each the ms until what it finds is shown. */
export async function typeAndTime(texts: readonly string[]): Promise<readonly number[]> {
  const box = document.querySelector<HTMLInputElement>('[role="combobox"]')
  const results = document.querySelector('search [aria-busy]')
  if (box === null || results === null) throw new Error('the popup has no search')
  const isBusy = () => results.getAttribute('aria-busy') === 'true'
  const times: number[] = []
  for (const text of texts) {
    const began = performance.now()
    // oxlint-disable-next-line no-await-in-loop -- one keystroke after the other
    await new Promise<void>((resolve) => {
      let hasBegun = false
      const observer = new MutationObserver(() => {
        if (isBusy()) hasBegun = true
        else if (hasBegun) {
          observer.disconnect()
          resolve()
        }
      })
      observer.observe(results, { attributes: true, attributeFilter: ['aria-busy'] })
      box.value = text
      box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    })
    times.push(performance.now() - began)
  }
  return times
}
