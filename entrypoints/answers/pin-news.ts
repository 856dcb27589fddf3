import { subjectOf } from '../../components/status-text'
import { summaryOf } from '../../components/guidance/summary'
import type { Answer } from '../../utils/answer/answer'
import { browser, optionalApis } from '../../utils/browser'
import { t } from '../../utils/i18n'
import type { Pin } from '../../utils/model/pin'
import type { Profile } from '../../utils/model/profile'
import { resultsAddress } from '../../utils/results/address'
import { checkPins, loadPins } from '../../utils/store/pins'

/** Tells of pinned accounts that have closed. */
export interface PinNews {
  /** Holds the pins against the lists, and tells of what is new: at the toolbar button, and aloud where that is allowed. */
  check(): Promise<void>
  /** What there is that the person has not heard of. */
  describe(): Promise<readonly Answer[]>
  /** Shows at the toolbar button how much that is. */
  show(): Promise<void>
}

type AnswerProfile = (account: Profile) => Promise<Answer>

export function createPinNews(answer: AnswerProfile): PinNews {
  /** One check at a time; what changes meanwhile is seen by one more after it. */
  let checking: Promise<void> | undefined
  let isDue = false

  async function checkAgain(): Promise<void> {
    while (isDue) {
      isDue = false
      /* oxlint-disable no-await-in-loop -- one after the other */
      const fresh = await checkPins(async (account) => (await answer(account)).verdict)
      await showCount()
      for (const pin of fresh) await notify(pin, await answer(pin.account))
      /* oxlint-enable no-await-in-loop */
    }
  }

  return {
    check() {
      isDue = true
      checking ??= checkAgain()
        .catch((error: unknown) => console.error(error))
        .finally(() => {
          checking = undefined
        })
      return checking
    },
    async describe() {
      return Promise.all((await unheard()).map(({ account }) => answer(account)))
    },
    show: showCount,
  }
}

/** Opens what is known of the account that a notification is about. */
export function openNewsOf(notification: string): void {
  void browser.tabs.create({ url: browser.runtime.getURL(`/${resultsAddress({ words: nameIn(notification) })}`) })
  void optionalApis().notifications?.clear(notification)
}

async function unheard(): Promise<readonly Pin[]> {
  return (await loadPins()).filter(({ news }) => news !== undefined)
}

async function showCount(): Promise<void> {
  const pins = await unheard()
  const subjects = pins.map(({ account: { platform, name = '' } }) => subjectOf({ platform, name }))
  await browser.action.setBadgeText({ text: pins.length === 0 ? '' : String(pins.length) })
  if (pins.length > 0) await browser.action.setBadgeBackgroundColor({ color: badgeColor })
  // Read aloud with the button, where a number alone says nothing.
  const title =
    pins.length === 0 ? t('extName') : t('pin_news_title', subjects.slice(0, namedSubjects).join(t('list_comma')))
  await browser.action.setTitle({ title })
}

/** White on it is AA; the banner's accent. */
const badgeColor = '#0b57a4'
const namedSubjects = 3

/** One a closure: what is new stays new until it is heard of, and is not said again. */
async function notify({ account, news }: Pin, { verdict }: Answer): Promise<void> {
  const summary = summaryOf(verdict)
  if (summary === undefined || news === undefined) return
  await optionalApis().notifications?.create(`${account.name ?? ''}${separator}${news}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: t('pin_news'),
    message: summary,
  })
}

const separator = '\n'

function nameIn(id: string): string {
  return id.slice(0, id.indexOf(separator))
}
