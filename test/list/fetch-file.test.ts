import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createKeyPair } from '../../cli/list/signing-key'
import { fetchEnvelope } from '../../utils/list/fetch-envelope'
import { fetchFilesFrom } from '../../utils/list/fetch-file'
import { verifyEnvelope } from '../../utils/list/head'
import { parsePublicKey } from '../../utils/list/keys'
import { readVerified } from '../../utils/list/read-verified'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let stop = () => {}

afterEach(() => {
  stop()
  vi.restoreAllMocks()
})

/** Starts a host that answers so; gives the address of its list. */
async function host(answer: Answer): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  stop = () => {
    server.closeAllConnections()
    server.close()
  }
  const bound = server.address()
  return `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/list/`
}

const file = { file: `shard-${'a'.repeat(64)}.gz`, digest: 'a'.repeat(64), bytes: 1000 }

describe('a file that does not come', () => {
  it.each([404, 403, 500])('is missing, with the status %i of the host', async (status) => {
    const address = await host((_, response) => response.writeHead(status).end())
    await expect(fetchFilesFrom(address)('head.json')).rejects.toMatchObject({ kind: 'missing', status })
  })

  it('is missing, without a status, where no host is', async () => {
    const fetching = fetchFilesFrom('http://127.0.0.1:1/')('head.json')
    await expect(fetching).rejects.toMatchObject({ kind: 'missing', file: 'head.json', status: undefined })
  })

  it.each([
    ['cancelled', 'before it begins to come', () => AbortSignal.abort()],
    ['timeout', 'while it comes', () => AbortSignal.timeout(50)],
  ])('is %s when it is given up %s', async (kind, _, createSignal) => {
    const address = await host((__, response) => response.writeHead(200).write('{'))
    const fetchFile = fetchFilesFrom(address)
    const signal = createSignal()
    const reading = readVerified((name, options) => fetchFile(name, { ...options, signal }), file, 1e6)
    await expect(reading).rejects.toMatchObject({ kind, file: file.file })
  })

  it('is truncated when the connection breaks', async () => {
    const address = await host((_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('x', () => response.destroy())
    })
    await expect(readVerified(fetchFilesFrom(address), file, 1e6)).rejects.toMatchObject({ kind: 'truncated' })
  })
})

it('nothing is said of who asks, and the head is never an old copy', async () => {
  const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('x'))
  const fetchFile = fetchFilesFrom('https://example.cn/list/')
  await fetchFile('head.json')
  await fetchFile(file.file)
  const quiet = { credentials: 'omit', referrerPolicy: 'no-referrer' }
  expect(fetching.mock.calls).toEqual([
    [new URL('https://example.cn/list/head.json'), { ...quiet, cache: 'no-store' }],
    [new URL(`https://example.cn/list/${file.file}`), { ...quiet, cache: 'default' }],
  ])
})

it('a browser without Ed25519 says so, and does not call the list forged', async () => {
  const key = await parsePublicKey(createKeyPair().publicPem)
  const address = await host((_, response) => {
    const signatures = [{ sig: Buffer.alloc(64).toString('base64') }]
    response.end(JSON.stringify({ payload: 'e30=', payloadType: 'application/vnd.yibu.head+json', signatures }))
  })
  const envelope = await fetchEnvelope(fetchFilesFrom(address))
  await expect(verifyEnvelope(envelope, [key])).rejects.toMatchObject({ kind: 'unsigned' })
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'))
  await expect(verifyEnvelope(envelope, [key])).rejects.toMatchObject({ kind: 'unsupported' })
})
