import { defineBackground } from 'wxt/utils/define-background'
import { answerProfile } from '../../utils/answer/answer-profile'
import { browser } from '../../utils/browser'
import { fetchFilesFrom } from '../../utils/list/fetch-file'
import { type BackgroundMessages, handleMessages } from '../../utils/messages'
import { createLibrary } from '../../utils/store/library'
import { changeSettings, findHiding, hide, loadSettings, unhide } from '../../utils/store/settings'

export default defineBackground({
  main() {
    const library = createLibrary(fetchFilesFrom(browser.runtime.getURL('/list/')))

    handleMessages<BackgroundMessages>({
      prepare: library.importBundled,
      async judge(profile) {
        const [answer, settings] = await Promise.all([
          library.ask((find) => answerProfile(profile, find)),
          loadSettings(),
        ])
        const hidden = findHiding(settings, profile, Date.now())
        return hidden === undefined ? answer : { ...answer, hidden }
      },
      hide: ({ target, scope }) => changeSettings((settings) => hide(settings, target, scope, Date.now())),
      unhide: ({ target, scope }) => changeSettings((settings) => unhide(settings, target, scope)),
    })

    browser.runtime.onInstalled.addListener(() => library.importBundled())
    browser.runtime.onStartup.addListener(() => library.importBundled())
    // After whatever woke the worker has been answered.
    setTimeout(library.resume, resumeAfterMs)
  },
})

const resumeAfterMs = 2000
