import { defineBackground } from 'wxt/utils/define-background'
import { loadLater, prepareLater } from './load-later'
import { renderBanner } from '../../components/banner/render-banner'
import { answerProfile } from '../../utils/answer/answer-profile'
import { browser } from '../../utils/browser'
import { fetchFilesFrom } from '../../utils/list/fetch-file'
import { type BackgroundMessages, handleMessages } from '../../utils/messages'
import { createLibrary } from '../../utils/store/library'
import { changeSettings, findHiding, hide, loadSettings, unhide } from '../../utils/store/settings'
import type { Keeper } from '../../utils/sync/keeper'

export default defineBackground({
  main() {
    prepareLater()
    const library = createLibrary(() => getKeeper().importBundled())
    let keeper: Keeper | undefined

    function getKeeper(): Keeper {
      keeper ??= loadLater().createKeeper(library, {
        fetchBundled: fetchFilesFrom(browser.runtime.getURL('/list/')),
        published: { addresses: [], publicKeys: [] },
        openMirror: fetchFilesFrom,
        now: Date.now,
        random: Math.random,
        announce: () => {},
      })
      return keeper
    }

    handleMessages<BackgroundMessages>({
      prepare: () => getKeeper().importBundled(),
      async judge(profile) {
        const [answer, settings] = await Promise.all([
          library.ask((find) => answerProfile(profile, find)),
          loadSettings(),
        ])
        const hidden = findHiding(settings, profile, Date.now())
        if (hidden !== undefined) return { answer: { ...answer, hidden } }
        return { answer, banner: renderBanner(answer, profile.platform) }
      },
      hide: ({ target, scope }) => changeSettings((settings) => hide(settings, target, scope, Date.now())),
      unhide: ({ target, scope }) => changeSettings((settings) => unhide(settings, target, scope)),
    })

    browser.runtime.onInstalled.addListener(() => getKeeper().importBundled())
    browser.runtime.onStartup.addListener(() => getKeeper().importBundled())
    // After whatever woke the worker has been answered.
    setTimeout(() => void resume(), resumeAfterMs)

    /** Goes on with what was interrupted when the worker was last stopped. */
    async function resume() {
      if ((await (await library.open()).count('arrivals')) > 0) await getKeeper().importBundled()
    }
  },
})

const resumeAfterMs = 2000
