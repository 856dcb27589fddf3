import type { ExtensionPage } from '../extension-page'

export interface ImportTimes {
  readonly seconds: number
  /** The longest time for which the worker left somebody who asked meanwhile without an answer. */
  readonly longestWaitMs: number
}

/** Sends a message that takes long, and asks something small again and again until it is answered. */
export async function runImport(page: ExtensionPage, message: unknown, ping: unknown): Promise<ImportTimes> {
  const expression = `(${importAndPing.toString()})(${JSON.stringify(message)}, ${JSON.stringify(ping)})`
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `importAndPing` gives
  const { answer, ...times } = (await page.evaluate(expression)) as ImportTimes & { readonly answer: unknown }
  if (!JSON.stringify(answer).startsWith('{"ok":true')) throw new Error(`importing failed: ${JSON.stringify(answer)}`)
  return times
}

declare const chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } }

/** Runs in the page. */
async function importAndPing(message: unknown, ping: unknown): Promise<ImportTimes & { answer: unknown }> {
  const began = performance.now()
  const state = { done: false }
  let longestWaitMs = 0
  const importing = chrome.runtime.sendMessage(message).finally(() => {
    state.done = true
  })
  while (!state.done) {
    const asked = performance.now()
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await chrome.runtime.sendMessage(ping)
    longestWaitMs = Math.max(longestWaitMs, performance.now() - asked)
  }
  const answer = await importing
  return { seconds: (performance.now() - began) / 1000, longestWaitMs, answer }
}
