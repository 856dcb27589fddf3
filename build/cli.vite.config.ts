import { defineConfig } from 'vite'
import { readings } from './readings.ts'
import { tables } from './tables.ts'

/** How `vite-node` runs what is in `cli/`. */
export default defineConfig({ plugins: [tables(), readings()] })
