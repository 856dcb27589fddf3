/** Keeps long work in short steps, so that whoever asks meanwhile is answered. */
export interface Pace {
  /** Whether the step has taken long enough. Asking costs some tens of nanoseconds. */
  isDue(this: void): boolean
  /** Lets the event loop go round once; then the next step begins. */
  rest(this: void): Promise<void>
}

/** A pace of steps of a few milliseconds. */
export function createPace(stepMs = 8): Pace {
  let began = performance.now()
  return {
    isDue: () => performance.now() - began > stepMs,
    async rest() {
      await goRound()
      began = performance.now()
    },
  }
}

/** By a message: timers within timers are held back to 4 ms. */
function goRound(): Promise<void> {
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
