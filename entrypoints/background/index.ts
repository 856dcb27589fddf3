// First: it asks for the database as soon as it is evaluated.
import { takeDatabase } from '../../utils/store/first-database'
import published from 'virtual:yibu/published-list'
import { defineBackground } from 'wxt/utils/define-background'
import { loadAnswers, loadLater, loadNoticeReader, prepareScripts } from './load-scripts'
import { listenForSearches } from './search-places'
import { browser, optionalApis } from '../../utils/browser'
import { type BackgroundMessages, handleMessages, type ListMessages, refreshPages } from '../../utils/messages'
import { type OwnFormGiven, ownFormHash } from '../../utils/model/own-form-link'
import { createJudging } from '../../utils/judging/judging'
import type { Profile } from '../../utils/model/profile'
import type { Preparation } from '../../utils/records/records'
import { createLibrary } from '../../utils/store/library'
import { hasUnsearched } from '../../utils/store/search-data'
import { announceLists, announceSearch } from '../../utils/store/announce-lists'
import { forgetSeen } from '../../utils/store/seen'
import { changeSettings, hide, tellNotices, rememberSeen, setMarking, unhide } from '../../utils/store/settings'
import {
  listsKey,
  managementKey,
  pinsKey,
  settingsKey,
  watchManagedStorage,
  watchStorage,
} from '../../utils/store/storage-watch'
import type { Desk } from '../../utils/sync/desk'
import { announceProgress } from '../../utils/sync/progress-channel'
import { periodMs } from '../../utils/sync/schedule'
import type { PinNews } from '../answers/pin-news'
import type { SearchPlaces } from '../later/search-places'

export default defineBackground({
  main() {
    const library = createLibrary(() => getDesk().keeper.importBundled(), takeDatabase)
    prepareScripts()
    let desk: Desk | undefined
    let places: SearchPlaces | undefined
    let pinNews: PinNews | undefined

    function getDesk(): Desk {
      if (desk !== undefined) return desk
      const { createDesk, fetchFilesFrom } = loadLater()
      desk = createDesk(library, {
        fetchBundled: fetchFilesFrom(browser.runtime.getURL('/list/')),
        published,
        openMirror: fetchFilesFrom,
        now: Date.now,
        random: Math.random,
        announce: (what) => {
          if (what === 'progress') return announceProgress(desk?.keeper.progress() ?? [])
          places?.forget()
          if (what === 'lists') void getPinNews().check()
          return void (what === 'lists' ? announceLists(Date.now()) : announceSearch(Date.now()))
        },
        stayAwake: () => void browser.runtime.getPlatformInfo(),
      })
      return desk
    }

    const answer = (account: Profile) => library.ask((find) => loadAnswers().answerProfile(account, find))

    function getPinNews(): PinNews {
      pinNews ??= loadAnswers().createPinNews(answer)
      return pinNews
    }

    const preparation: Preparation = {
      prepare: () => getDesk().keeper.importBundled(),
      prepareSearch: () => getDesk().keeper.prepareSearch(),
    }

    function getPlaces(): SearchPlaces {
      places ??= loadLater().createSearchPlaces(library, preparation)
      return places
    }

    /** A handler that is loaded when it is first asked. */
    function atDesk<Type extends keyof ListMessages>(type: Type) {
      return async (request: Parameters<ListMessages[Type]>[0]): Promise<ReturnType<ListMessages[Type]>> => {
        const reply = await getDesk().handlers[type](request)
        if (schedules.has(type)) await scheduleSync()
        return reply
      }
    }

    handleMessages<BackgroundMessages>({
      ...preparation,
      ...createJudging(library, { answers: loadAnswers, noticeReader: loadNoticeReader }),
      pin: async (account) => loadAnswers().pin(account, (await answer(account)).verdict),
      unpin: async (account) => {
        await loadAnswers().unpin(account)
        await getPinNews().show()
      },
      describePinNews: () => getPinNews().describe(),
      hearPinNews: async () => {
        await loadAnswers().hearPins()
        await getPinNews().show()
      },
      forgetSeen: ({ id }) => forgetSeen(id),
      rememberSeen: async ({ isOn }) => {
        await changeSettings((settings) => rememberSeen(settings, isOn))
        if (!isOn) await forgetSeen()
      },
      tellNotices: ({ isOn }) => changeSettings((settings) => tellNotices(settings, isOn)),
      openOwnForm,
      setMarking: ({ platform, isOn }) => changeSettings((settings) => setMarking(settings, platform, isOn)),
      hide: ({ target, scope }) => changeSettings((settings) => hide(settings, target, scope, Date.now())),
      unhide: ({ target, scope }) => changeSettings((settings) => unhide(settings, target, scope)),
      previewList: atDesk('previewList'),
      subscribe: atDesk('subscribe'),
      changeSubscription: atDesk('changeSubscription'),
      orderLists: atDesk('orderLists'),
      unsubscribe: atDesk('unsubscribe'),
      syncNow: atDesk('syncNow'),
      cancelSync: atDesk('cancelSync'),
      describeSyncs: atDesk('describeSyncs'),
      saveRecord: atDesk('saveRecord'),
      removeRecord: atDesk('removeRecord'),
      exportBackup: atDesk('exportBackup'),
      previewBackup: atDesk('previewBackup'),
      importBackup: atDesk('importBackup'),
    })

    async function begin() {
      // The browser does not keep it.
      void getPinNews().show()
      const { keeper } = getDesk()
      await keeper.importBundled()
      await applyPolicy()
    }

    async function applyPolicy() {
      await getDesk()
        .applyPolicy()
        .catch((error: unknown) => console.error(error))
      await syncDue()
    }

    async function syncDue() {
      await getDesk().keeper.syncDue()
      await scheduleSync()
    }

    /** One alarm, for the list that is due first. It comes again: a worker that is killed meanwhile sets no other. */
    async function scheduleSync() {
      const nextAt = await getDesk().keeper.nextAt()
      if (nextAt === undefined) await browser.alarms.clear(syncAlarm)
      else {
        const when = Math.max(nextAt, Date.now() + shortestPauseMs)
        await browser.alarms.create(syncAlarm, { when, periodInMinutes: periodMs / 60_000 })
      }
    }

    async function resume() {
      const database = await library.open()
      if ((await database.count('arrivals')) === 0 && !(await hasUnsearched(database))) return
      await getDesk().keeper.resume()
      await scheduleSync()
    }

    optionalApis().notifications?.onClicked.addListener((id) => loadAnswers().openNewsOf(id))
    browser.runtime.onInstalled.addListener(() => {
      void begin()
      void loadLater().offerSearchInMenu()
    })
    browser.runtime.onStartup.addListener(() => void begin())
    // Pages do not listen themselves: that would cost every one of them more than an answer does.
    watchStorage([settingsKey, listsKey, managementKey, pinsKey], () => void refreshPages())
    watchManagedStorage(() => void applyPolicy())
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === syncAlarm) void syncDue()
    })
    listenForSearches(getPlaces)
    // After whatever woke the worker has been answered.
    setTimeout(() => void resume(), resumeAfterMs)
  },
})

async function openOwnForm(given: OwnFormGiven): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/options.html${ownFormHash(given)}`) })
}

const syncAlarm = 'sync'
const shortestPauseMs = 60_000
const resumeAfterMs = 2000

/** Messages after which another list may be the next one due. */
const schedules: ReadonlySet<keyof ListMessages> = new Set([
  'subscribe',
  'changeSubscription',
  'unsubscribe',
  'syncNow',
  'importBackup',
])
