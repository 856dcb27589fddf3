import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { launchArguments } from '../browser/chromium'

/**
 * A Chromium spoken to through a pipe and nothing attached to what is not asked for. The usual drivers attach to every
 * worker, which keeps it alive, makes its start wait for them, and slows what it runs.
 */
export interface PlainChromium {
  /** Of the browser's own process. */
  readonly pid: number
  /** Sends a command of the DevTools protocol, to the browser itself or to a target one is attached to. */
  send(method: string, params?: object, sessionId?: string): Promise<Fields>
  /** Takes every event; see the protocol for what they hold. */
  listen(listener: (event: ProtocolEvent) => void): void
  close(): Promise<void>
}

export interface ProtocolEvent {
  readonly method: string
  readonly params: Fields
  readonly sessionId?: string
}

/** What the protocol gives, of which nothing is known before it is looked at. */
export type Fields = Readonly<Record<string, unknown>>

export interface PlainOptions {
  /** A folder of the caller's: the browser can be closed and opened again. */
  readonly profile?: string
  /** Frames are drawn when they are ready, not when a screen would show them: what is measured is the work. */
  readonly isUnpaced?: boolean
}

/** Opens Chromium with some extensions. */
export async function openPlainChromium(
  extensions: readonly string[],
  { profile: given, isUnpaced = false }: PlainOptions = {},
): Promise<PlainChromium> {
  const program = process.env['YIBU_CHROMIUM']
  if (program === undefined) throw new Error('YIBU_CHROMIUM does not name a Chromium; run this through npm')
  const profile = given ?? mkdtempSync(join(tmpdir(), 'yibu-profile-'))
  const child = spawn(
    program,
    [...pipeArguments(extensions), ...(isUnpaced ? unpaced : []), `--user-data-dir=${profile}`, 'about:blank'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    },
  )
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const [, , , input, output] = child.stdio
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error('Chromium cannot be spoken to')
  const { send, listen } = connect(input, output)
  return {
    pid: child.pid ?? 0,
    send,
    listen,
    async close() {
      await Promise.race([send('Browser.close'), exited])
      await exited
      if (given === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function pipeArguments(extensions: readonly string[]): readonly string[] {
  const folders = extensions.join(',')
  return [
    '--headless',
    '--remote-debugging-pipe',
    ...launchArguments,
    // Nothing here may go out; what is measured asks this machine at most.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    `--load-extension=${folders}`,
    `--disable-extensions-except=${folders}`,
  ]
}

const unpaced = ['--disable-frame-rate-limit', '--disable-gpu-vsync'] as const

interface Waiting {
  resolve(result: Fields): void
  reject(error: Error): void
}

/** Each message is JSON and ends with a zero byte. */
function connect(input: Writable, output: Readable): Pick<PlainChromium, 'send' | 'listen'> {
  const waiting = new Map<number, Waiting>()
  const listeners: ((event: ProtocolEvent) => void)[] = []
  let lastId = 0
  let rest = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) receive(JSON.parse(message))
  })

  function receive(message: Reply | ProtocolEvent) {
    if ('method' in message) return listeners.forEach((listen) => listen(message))
    const { resolve, reject } = waiting.get(message.id) ?? {}
    waiting.delete(message.id)
    if (message.error === undefined) resolve?.(message.result ?? {})
    else reject?.(new Error(message.error.message))
  }

  return {
    send: (method, params = {}, sessionId?: string) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      }),
    listen: (listener) => void listeners.push(listener),
  }
}

interface Reply {
  readonly id: number
  readonly result?: Fields
  readonly error?: { readonly message: string }
}
