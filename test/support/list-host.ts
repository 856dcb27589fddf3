import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Chromium } from '../../cli/browser/chromium'
import type { Publisher } from './publisher'

/** A host on this machine that gives out what a publisher has published. */
export interface ListHost {
  /** Ends with a slash. */
  readonly address: string
  /** Files that were asked for. */
  readonly requests: string[]
  /** Lets the requests for such files wait; what is given back lets them go on. */
  hold(pattern: RegExp): () => void
  /** Answers so many more requests and lets the others wait. Resolves when the last one of those is answered, or another one comes. */
  stopAfter(count: number, when: 'answered' | 'asked again'): Promise<void>
  /** Lets requests through again; those that wait are dropped. */
  goOn(): void
  /** From now on files are served as this makes them. */
  tamper(change: ((file: string, bytes: Uint8Array) => Uint8Array) | undefined): void
  /** From now on every file is answered like this; without an answer as published. */
  answerWith(answer: HostAnswer | undefined): void
  close(): Promise<void>
}

export interface HostAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

export async function openListHost(publisher: Pick<Publisher, 'files'>): Promise<ListHost> {
  const requests: string[] = []
  let held: { readonly pattern: RegExp; readonly waiting: (() => void)[] } | undefined
  let answer: HostAnswer | undefined
  let change = (_file: string, bytes: Uint8Array) => bytes
  let left = Infinity
  let stopped = (_when: 'answered' | 'asked again') => {}

  function give(file: string, response: ServerResponse) {
    const bytes = publisher.files.get(file)
    response.setHeader('access-control-allow-origin', '*')
    if (answer !== undefined) response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body)
    else if (bytes === undefined) response.writeHead(404).end()
    else response.writeHead(200).end(change(file, bytes))
  }

  const server = createServer(({ url = '/' }, response) => {
    const file = url.slice(url.lastIndexOf('/') + 1)
    requests.push(file)
    left -= 1
    if (left < 0) return stopped('asked again')
    if (left === 0) response.once('finish', () => stopped('answered'))
    if (held?.pattern.test(file)) held.waiting.push(() => give(file, response))
    else give(file, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- listening on a port, not on a pipe
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/list/`,
    requests,
    hold(pattern) {
      const waiting: (() => void)[] = []
      held = { pattern, waiting }
      return () => {
        held = undefined
        for (const go of waiting) go()
      }
    },
    stopAfter(count, wanted) {
      left = count
      return new Promise((resolve) => {
        stopped = (when) => {
          if (when === wanted) resolve()
        }
      })
    },
    goOn() {
      left = Infinity
    },
    tamper(given) {
      change = given ?? ((_file, bytes) => bytes)
    },
    answerWith: (given) => {
      answer = given
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** Lets the browser out to one host of this machine. */
export async function letOutTo({ context }: Chromium, { address }: ListHost): Promise<void> {
  await context.route(`${new URL(address).origin}/**`, (route) => route.continue())
}
