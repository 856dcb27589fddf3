import { preact } from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { tables } from './build/tables.ts'

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [tables(), preact({ reactAliasesEnabled: false, prefreshEnabled: false, devToolsEnabled: false })],
  }),
})
