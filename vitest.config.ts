import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'
import { tables } from './build/tables.ts'

export default defineConfig({
  plugins: [
    WxtVitest(),
    tables(),
    preact({ reactAliasesEnabled: false, prefreshEnabled: false, devToolsEnabled: false }),
  ],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
  },
})
