import { type Database, openDatabase } from './database'

/**
 * Opening the database takes longer than all else that a script is started with. One that imports this file first asks for it
 * before the rest is so much as evaluated. Not there while the extension is built.
 */
let opened: Promise<Database> | undefined = typeof indexedDB === 'undefined' ? undefined : openDatabase()

/** The database that was asked for at the start; from the second time on it is opened anew. */
export function takeDatabase(): Promise<Database> {
  const first = opened
  opened = undefined
  return first ?? openDatabase()
}
