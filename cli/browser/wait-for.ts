import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again and again until there is an answer; rejects, naming what it waited for, when there is none in time. */
export async function waitFor<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined>,
  timeoutMs = 30_000,
): Promise<Answer> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs / 1000} s in vain for ${what}`)
    // oxlint-disable-next-line no-await-in-loop -- a pause between two questions
    await sleep(50)
  }
}
