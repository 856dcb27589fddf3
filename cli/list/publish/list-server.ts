import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { headFile } from '../../../utils/list/head'

/** Gives out the files below a folder, read only, with the headers that a list's host should send. */
export function createListServer(folder: string): Server {
  return createServer((request, response) => {
    void answer(folder, request, response).catch(() => refuse(response, 500))
  })
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('x-content-type-options', 'nosniff')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    return refuse(response, 405)
  }
  const file = await findFile(folder, request.url ?? '/')
  if (file === undefined) return refuse(response, 404)
  response.setHeader('content-type', contentTypes[extname(file.path)] ?? 'application/octet-stream')
  response.setHeader('content-length', file.bytes)
  const isHead = file.path.endsWith(sep + headFile)
  response.setHeader('cache-control', isHead ? 'no-cache' : 'public, max-age=31536000, immutable')
  if (request.method === 'HEAD') response.end()
  else
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response)
}

/** The file that an address names; undefined when there is none, or when it lies outside of the folder. */
async function findFile(
  folder: string,
  address: string,
): Promise<{ readonly path: string; readonly bytes: number } | undefined> {
  try {
    const path = decodeURIComponent(address.split(/[?#]/)[0] ?? '')
    if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.')))
      return undefined
    // A link may lead out of the folder.
    const [root, found] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    const stats = await stat(found)
    return found.startsWith(root + sep) && stats.isFile() ? { path: found, bytes: stats.size } : undefined
  } catch {
    return undefined
  }
}

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${status}\n`)
}

const contentTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}
