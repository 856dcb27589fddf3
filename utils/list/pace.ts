/** Keeps long work in short steps, so that whoever asks meanwhile is answered. */
export interface Pace {
  /** Whether the step has taken long enough. Asking costs some tens of nanoseconds. */
  isDue(this: void): boolean
  /** Lets the event loop go round once; then the next step begins. */
  rest(this: void): Promise<void>
}

/** A pace of steps of a few milliseconds. */
export function createPace(stepMs = 4): Pace {
  let began = performance.now()
  return {
    isDue: () => performance.now() - began > stepMs,
    async rest() {
      await goRound()
      began = performance.now()
    },
  }
}

/**
 * Behind everything else that is to be done, where the browser can be told so: in turn with it a question waits for as
 * many steps as it takes turns to be answered. Else by a message: timers within timers are held back to 4 ms.
 */
function goRound(): Promise<void> {
  const { scheduler }: { readonly scheduler?: PostTask } = globalThis
  if (scheduler !== undefined) return scheduler.postTask(() => {}, { priority: 'background' })
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

/** What is used here of the Prioritized Task Scheduling API: in Chromium, and in Firefox from 142 on. */
interface PostTask {
  postTask(callback: () => void, options: { readonly priority: 'background' }): Promise<void>
}
