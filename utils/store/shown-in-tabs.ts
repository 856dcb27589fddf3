import { browser } from '../browser'
import { accountKeys } from '../match/keys'
import type { HideTarget } from '../model/hiding'

/** Remembers which account a tab shows, in place of the one before. */
export function noteShown(tab: number, account: HideTarget): Promise<void> {
  const noted = lastNote.then(async () => {
    const others = (await readShown()).filter(([other]) => other !== tab)
    const shown: Shown = [...others.slice(1 - mostTabs), [tab, accountKeys(account)]]
    await browser.storage.session.set({ [shownKey]: shown })
  })
  lastNote = noted.catch(() => {})
  return noted
}

/** Whether an account is the last one that a tab showed. */
export async function wasShown(tab: number, account: HideTarget): Promise<boolean> {
  // A page may lead on the moment it has shown somebody.
  await lastNote
  const [, keys = []] = (await readShown()).find(([one]) => one === tab) ?? []
  return accountKeys(account).some((key) => keys.includes(key))
}

/** One after the other. */
let lastNote: Promise<void> = Promise.resolve()

/** One item of `storage.session`, which is in memory only and outlives the worker. Newest last. */
const shownKey = 'shownInTabs'

type Shown = readonly (readonly [tab: number, keys: readonly string[]])[]

/** Tabs that are remembered; nobody tells of those that were closed. */
const mostTabs = 50

/** Nobody but `noteShown` writes it. */
async function readShown(): Promise<Shown> {
  const stored: unknown = (await browser.storage.session.get(shownKey))[shownKey]
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return Array.isArray(stored) ? (stored as Shown) : []
}
