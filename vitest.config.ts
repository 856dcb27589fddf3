import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'
import { readings } from './build/readings.ts'
import { tables } from './build/tables.ts'

/** `unit` runs in Node and takes seconds; `e2e` runs the built extension in real browsers. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [
          tables(),
          readings(),
          WxtVitest(),
          preact({ reactAliasesEnabled: false, prefreshEnabled: false, devToolsEnabled: false }),
        ],
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          // Thousands of random cases on a machine that is busy with other things; nothing here is about speed.
          testTimeout: 30_000,
        },
      },
      {
        plugins: [tables()],
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Browsers share the machine: two files at a time, each with a browser of its own.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
