import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { asciiOnly } from './build/ascii-only.ts'
import { addBundledList } from './build/bundled-list.ts'
import { publishedList } from './build/published-list.ts'
import { readings } from './build/readings.ts'
import { tables } from './build/tables.ts'
import { textOnly } from './build/text-only.ts'
import { pagePlatforms } from './utils/platforms/index.ts'

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [
      tables(),
      readings(),
      publishedList(),
      textOnly(),
      preact({ reactAliasesEnabled: false, prefreshEnabled: false, devToolsEnabled: false }),
    ],
  }),
  hooks: {
    'build:publicAssets': (wxt, files) => addBundledList(wxt, files),
    // Firefox's background is a page that loads its scripts itself.
    'build:manifestGenerated': (_wxt, manifest) => {
      if (manifest.background !== undefined && 'scripts' in manifest.background) {
        manifest.background.scripts?.unshift('answers.js', 'later.js', 'notices.js')
      }
    },
    'vite:build:extendConfig': ([entrypoint], config) => {
      if (!entrypoint || !scripts.has(entrypoint.name)) return
      const alias = {
        'webextension-polyfill': fileURLToPath(new URL('build/native-browser.ts', import.meta.url)),
        'preact/jsx-runtime': fileURLToPath(new URL('build/plain-vnodes.ts', import.meta.url)),
      }
      config.resolve = { ...config.resolve, alias }
      config.plugins = [...(config.plugins ?? []), asciiOnly()]
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'zh_CN',
    // Asked for by a press on the options page.
    optional_permissions: ['notifications'],
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'contextMenus'],
    // Firefox takes the keyword as it stands here, in no language in particular.
    omnibox: { keyword: browser === 'firefox' ? 'yb' : '__MSG_bar_keyword__' },
    action: { default_title: '__MSG_extName__' },
    content_scripts: pagePlatforms.map(({ id, pages }) => ({
      matches: [...pages.matches],
      js: [`page-${id}.js`],
      run_at: 'document_idle' as const,
    })),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'yibu@yibu.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
        // The first that knows data_collection_permissions.
        gecko_android: { strict_min_version: '142.0' },
      },
    }),
    ...(browser === 'chrome' && {
      minimum_chrome_version: '137',
      // Firefox takes what its own policies say without a schema.
      storage: { managed_schema: 'managed-schema.json' },
    }),
  }),
})

/** Entry points that run where nothing but extension APIs of the browser's own is needed: no polyfill for them. */
const scripts: ReadonlySet<string> = new Set([
  'background',
  'answers',
  'later',
  'notices',
  ...pagePlatforms.map(({ id }) => `page-${id}`),
])
