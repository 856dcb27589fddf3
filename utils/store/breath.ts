/**
 * Long work in steps of a few milliseconds: after each the event loop goes round, so that somebody who asks meanwhile is
 * answered. Gives the values in groups.
 */
export async function* takeBreaths<Value>(values: readonly Value[], groupSize = 256): AsyncGenerator<readonly Value[]> {
  for (let at = 0; at < values.length; at += groupSize) {
    // oxlint-disable-next-line no-await-in-loop -- that is the point
    if (at > 0) await breathe()
    yield values.slice(at, at + groupSize)
  }
}

/** Resolves after the event loop has gone round once. A message, for timers within timers are held back to 4 ms. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
