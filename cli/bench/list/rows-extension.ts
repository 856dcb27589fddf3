import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StagedExtension } from '../../browser/stage-extension'
import { addBlankPage } from '../bare-extension'

/**
 * The usual way to keep a list, as the baseline: every record a row of its own, with an index over the names it is found
 * by. It fetches and decompresses the same files, and checks nothing.
 */
export function writeRowsExtension(): StagedExtension {
  const folder = mkdtempSync(join(tmpdir(), 'yibu-rows-'))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, rowsWorker), worker)
  addBlankPage(folder)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const rowsWorker = 'rows.js'

const manifest = {
  manifest_version: 3,
  name: 'rows',
  version: '1',
  permissions: ['unlimitedStorage'],
  background: { service_worker: rowsWorker },
}

const worker = `
const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('rows', 1)
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore('records', { keyPath: 'id' })
    store.createIndex('name', 'account.name')
  }
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
const ended = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = resolve
  transaction.onerror = () => reject(transaction.error)
})
async function importAll({ base, shards }) {
  const database = await open()
  for (const shard of shards) {
    const response = await fetch(base + shard)
    const text = await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text()
    const transaction = database.transaction('records', 'readwrite')
    const store = transaction.objectStore('records')
    for (const line of text.split('\\n')) if (line !== '') store.put(JSON.parse(line))
    await ended(transaction)
  }
  return { ok: true }
}
async function find({ name }) {
  const database = await open()
  const request = database.transaction('records').objectStore('records').index('name').getAll(name)
  return new Promise((resolve) => { request.onsuccess = () => resolve({ found: request.result }) })
}
async function findAll({ names }) {
  const index = (await open()).transaction('records').objectStore('records').index('name')
  const found = await Promise.all(names.map((name) => new Promise((resolve) => {
    const request = index.getAll(name)
    request.onsuccess = () => resolve(request.result)
  })))
  return { found: found.flat() }
}
chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (message.type === 'import') importAll(message).then(reply)
  else if (message.type === 'find') find(message).then(reply)
  else if (message.type === 'findAll') findAll(message).then(reply)
  else reply({})
  return true
})
`
