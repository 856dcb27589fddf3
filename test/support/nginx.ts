import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waitFor } from '../../cli/browser/wait-for'

/** A request as nginx saw it. */
export interface LoggedRequest {
  readonly file: string
  readonly status: number
  /** Of the body, as it went over the wire. */
  readonly bytes: number
  /** `none`, or `gzip`. */
  readonly encoding: string
}

export interface Nginx {
  /** Where the files of `<root>/yibu` are served; ends with a slash. */
  readonly address: string
  /** What was asked for since the last time. */
  takeLog(): Promise<readonly LoggedRequest[]>
  close(): Promise<void>
}

export interface NginxOptions {
  /** Folder of which `yibu` is served. */
  readonly root: string
  /** Compresses JSON, whatever the documentation says. */
  readonly gzip?: boolean
}

/** A real nginx with the configuration that docs/publishing.md gives, but for port, folder and TLS. */
export async function startNginx({ root, gzip = false }: NginxOptions): Promise<Nginx> {
  const program = process.env['YIBU_NGINX'] ?? ''
  if (program === '') throw new Error('YIBU_NGINX does not name an nginx; run this through npm, or install nginx')
  const folder = mkdtempSync(join(tmpdir(), 'yibu-nginx-'))
  const port = await freePort()
  const log = join(folder, 'access.log')
  writeFileSync(join(folder, 'nginx.conf'), configuration(readServer({ root, gzip, port }), log))
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')])
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  let hasEnded = false
  const ended = new Promise<void>((done) =>
    child.once('exit', () => {
      hasEnded = true
      done()
    }),
  )
  const address = `http://127.0.0.1:${port}/yibu/`
  await waitFor('nginx to answer', async () => {
    if (hasEnded) throw new Error(`nginx ended: ${said}`)
    return fetch(address).then(
      () => true,
      () => undefined,
    )
  })
  let marks = 0

  /** Asks for something that is not there: when it stands in the log, so does everything before it. */
  async function readLog(): Promise<readonly LoggedRequest[]> {
    const mark = `mark-${(marks += 1)}`
    await fetch(`${address}${mark}`)
    return waitFor(`${mark} in the log`, async () => {
      const requests = readFileSync(log, 'utf8').split('\n').slice(0, -1).map(readLine)
      return requests.some(({ file }) => file === mark) ? requests : undefined
    })
  }

  let taken = (await readLog()).length
  return {
    address,
    async takeLog() {
      const requests = await readLog()
      const some = requests.slice(taken, -1)
      taken = requests.length
      return some
    },
    async close() {
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function readLine(line: string): LoggedRequest {
  const [path = '', status, bytes, encoding = '-'] = line.split('\t')
  const file = path.slice(path.lastIndexOf('/') + 1)
  return { file, status: Number(status), bytes: Number(bytes), encoding: encoding === '-' ? 'none' : encoding }
}

function configuration(server: string, log: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path temp-${name};`,
  )
  return `
daemon off;
pid nginx.pid;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
events {}
http {
  ${temporary.join('\n  ')}
  log_format tabs "$request_uri\t$status\t$body_bytes_sent\t$sent_http_content_encoding";
  access_log ${log} tabs;
  ${server}
}
`
}

/** The server of docs/publishing.md, made to fit this machine. */
function readServer({ root, gzip, port }: Required<NginxOptions> & { readonly port: number }): string {
  const [, server = ''] = /```nginx\n(.*?)```/s.exec(readFileSync('docs/publishing.md', 'utf8')) ?? []
  const changes: readonly (readonly [from: RegExp, to: string])[] = [
    [/listen 443 ssl;/, `listen 127.0.0.1:${port};`],
    [/root \/srv\/yibu;/, `root ${root};`],
    ...(gzip ? ([[/gzip off;/, 'gzip on; gzip_min_length 0; gzip_types application/json;']] as const) : []),
  ]
  return changes.reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`docs/publishing.md has no ${from.source} in its nginx configuration`)
    return text.replace(from, to)
  }, server)
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      server.close(() => found(typeof bound === 'object' && bound !== null ? bound.port : 0))
    })
  })
}
