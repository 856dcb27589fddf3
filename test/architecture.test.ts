import { describe, expect, test } from 'vitest'
import { readSourceFiles, sourceFolders } from './support/source-files'

/** What each room may import, besides itself. A room that is not here does not exist yet. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'utils/browser': [],
  'utils/model': [],
  'utils/text': ['utils/model'],
  'utils/platforms': ['utils/model', 'utils/text'],
  'utils/notices': ['utils/model', 'utils/text'],
  'utils/match': ['utils/model', 'utils/text'],
  'utils/answer': ['utils/model', 'utils/text', 'utils/platforms', 'utils/notices', 'utils/match'],
  'utils/contribute': ['utils/model', 'utils/text', 'utils/match'],
  'utils/list': ['utils/model', 'utils/text', 'utils/match'],
  'utils/store': ['utils/browser', 'utils/model', 'utils/text', 'utils/match', 'utils/list'],
  'utils/sync': ['utils/model', 'utils/list', 'utils/store', 'utils/records', 'utils/messages'],
  'utils/search': ['utils/model', 'utils/text'],
  'utils/results': ['utils/model', 'utils/text'],
  'utils/records': [
    'utils/model',
    'utils/text',
    'utils/answer',
    'utils/list',
    'utils/match',
    'utils/store',
    'utils/search',
    'utils/results',
  ],
  'utils/markup': [],
  'utils/messages': ['utils/browser', 'utils/model', 'utils/markup', 'utils/answer'],
  'utils/judging': ['utils/model', 'utils/platforms', 'utils/match', 'utils/answer', 'utils/store', 'utils/messages'],
  'utils/i18n': ['utils/browser', 'public/_locales'],
  'utils/page': ['utils/model', 'utils/markup', 'utils/platforms', 'utils/answer', 'utils/messages'],
  components: [
    'utils/model',
    'utils/text',
    'utils/markup',
    'utils/notices',
    'utils/match',
    'utils/contribute',
    'utils/answer',
    'utils/results',
    'utils/messages',
    'utils/i18n',
  ],
  entrypoints: ['components', 'utils'],
  build: ['cli/list', 'utils'],
  cli: ['build', 'utils'],
}

/** Packages that have one door. */
const doors: readonly { readonly name: string; readonly allowed: RegExp }[] = [
  { name: 'webextension-polyfill', allowed: /^utils\/browser\.ts$/ },
  { name: 'idb', allowed: /^utils\/store\// },
  { name: 'zod/mini', allowed: /^(?:utils\/(?:list|sync)|cli)\// },
  { name: 'preact', allowed: /^(?:components|entrypoints)\// },
  { name: 'playwright-core', allowed: /^cli\// },
  { name: 'puppeteer-core', allowed: /^cli\/browser\/firefox\.ts$/ },
]

const files = readSourceFiles()

function isWithin(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}.`)
}

function roomOf(path: string): string {
  const room = Object.keys(rooms).find((name) => isWithin(path, name))
  if (room === undefined) throw new Error(`${path} stands in no room`)
  return room
}

describe('the house', () => {
  test.each(files)('$path imports only what its room may', ({ path, imports }) => {
    const room = roomOf(path)
    const own = imports.filter((name) => /^(?:utils|components|entrypoints|cli|build|public)\//.test(name))
    const strangers = own.filter(
      (name) => !isWithin(name, room) && !rooms[room]?.some((other) => isWithin(name, other)),
    )
    expect(strangers).toEqual([])
  })

  test.each(doors)('$name comes in by one door', ({ name, allowed }) => {
    const importers = files.filter(({ imports }) => imports.some((one) => isWithin(one, name))).map(({ path }) => path)
    expect(importers.filter((path) => !allowed.test(path))).toEqual([])
    expect(importers).not.toEqual([])
  })

  test('looks at every folder that holds code', () => {
    expect(new Set(files.map(({ path }) => path.split('/')[0]))).toEqual(new Set(sourceFolders))
  })
})
