import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { headFile } from '../../utils/list/head'
import { type Command, parseOperands, UsageError } from './command'
import { createListServer } from './publish/list-server'
import { Refusal } from './publish/refusal'

export const serve = {
  summary: '在本机架起一个发布好的名录，试用',
  help: `用法：npm run -s list -- serve <文件夹> [--port <端口>] [--host <地址>] [--json]

  --port <端口>  默认 8787；写 0 就找一个空闲的
  --host <地址>  默认 127.0.0.1，只有本机能访问
  --json         只输出一个 JSON 对象：{ok, address}
  --help         显示这段说明

按 Ctrl-C 停下。`,
  async run(args, { print, resolve, untilStopped }) {
    const { values, operands } = parseOperands(args, ['文件夹'], {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      json: { type: 'boolean', default: false },
    })
    const { host } = values
    const port = Number(values.port)
    if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
      throw new UsageError(`--port 要写 0 到 65535，不是 ${values.port}`)
    const folder = resolve(operands[0] ?? '')
    await access(join(folder, headFile)).catch((cause: unknown) => {
      throw new Refusal(`${folder} 里没有 ${headFile}：请先用 publish 发布。`, {}, { cause })
    })
    const server = createListServer(folder)
    try {
      await once(server.listen(port, host), 'listening')
    } catch (cause) {
      throw new Refusal(`${host}:${port} 用不了，可能已被占用；请换一个 --port。`, {}, { cause })
    }
    const address = addressOf(server.address(), host)
    print(values.json ? JSON.stringify({ ok: true, address }) : `名录在 ${address} ，按 Ctrl-C 停下。`)
    await untilStopped()
    server.closeAllConnections()
    server.close()
    return 0
  },
} satisfies Command

function addressOf(bound: ReturnType<ReturnType<typeof createListServer>['address']>, host: string): string {
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
}
