import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { editions } from './publish-editions'
import { createListServer } from '../../list/publish/list-server'

export interface ServedFolder {
  /** Ends with a slash. */
  readonly address: string
  close(): Promise<void>
}

/** Serves the editions below a folder. `POST …/switch` puts the second edition in the place of the first. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createListServer(folder)
  server.prependListener('request', ({ method }) => {
    if (method === 'POST') cpSync(join(folder, editions.second), join(folder, editions.current), { recursive: true })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    address: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
