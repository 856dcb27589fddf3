import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy that lets nothing through and keeps what it was asked for. */
export interface RecordingProxy {
  /** Firefox preferences that send every request here. */
  readonly preferences: Readonly<Record<string, string | number | boolean>>
  /** Addresses, or the host's address where the rest is encrypted; the browser maker's own hosts left out. */
  readonly requests: () => readonly string[]
  close(): Promise<void>
}

export async function openRecordingProxy(): Promise<RecordingProxy> {
  const asked = new Set<string>()
  const server = createServer((request, response) => {
    asked.add(request.url ?? '')
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket) => {
    asked.add(`https://${(request.url ?? '').replace(/:443$/, '')}/`)
    socket.end('HTTP/1.1 502 Refused\r\n\r\n')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- listening on a port, not on a pipe
  const { port } = server.address() as AddressInfo
  return {
    preferences: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'network.proxy.no_proxies_on': '',
    },
    requests: () => [...asked].filter((address) => !browserMakersHost.test(address)),
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** What Firefox asks of its maker by itself; Yibu has no business there. */
const browserMakersHost = /^https?:\/\/(?:[\w.-]+\.)?(?:mozilla\.(?:org|com|net)|firefox\.com|mozgcp\.net)[:/]/
