import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parsePublicKey, writeFingerprint } from '../../utils/list/keys'
import { type Command, parseOptions, UsageError } from './command'
import { Refusal } from './publish/refusal'
import { createKeyPair } from './signing-key'

export const keygen = {
  summary: '生成签名用的密钥',
  help: `用法：npm run -s list -- keygen --out <文件> [--json]

  --out <文件>  私钥写到这里（PKCS#8 PEM，只有自己能读），公钥写到 <文件>.pub（SPKI PEM）
  --json        只输出一个 JSON 对象：{ok, privateKey, publicKey, fingerprint}
  --help        显示这段说明

私钥要备份在离线的地方，不要放进仓库或镜像；公钥和指纹公开。已有的文件不会被覆盖。`,
  async run(args, { print, resolve }) {
    const options = parseOptions(args, { out: { type: 'string' }, json: { type: 'boolean', default: false } })
    if (options.out === undefined) throw new UsageError('缺少 --out <文件>')
    const file = resolve(options.out)
    const { privatePem, publicPem } = createKeyPair()
    await mkdir(dirname(file), { recursive: true })
    await writeNew(file, privatePem, 0o600)
    try {
      await writeNew(`${file}.pub`, publicPem, 0o644)
    } catch (error) {
      // A key whose other half belongs to another one would only lead astray.
      await rm(file)
      throw error
    }
    const { fingerprint } = await parsePublicKey(publicPem)
    if (options.json) {
      print(JSON.stringify({ ok: true, privateKey: file, publicKey: `${file}.pub`, fingerprint }))
    } else {
      print(`私钥  ${file}（请备份，不要给任何人）`)
      print(`公钥  ${file}.pub`)
      print(`指纹  ${writeFingerprint(fingerprint)}`)
    }
    return 0
  },
} satisfies Command

async function writeNew(file: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode })
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause.code !== 'EEXIST') throw cause
    throw new Refusal(`${file} 已经存在，不会覆盖。请换一个文件名，或先把它移走。`, {}, { cause })
  }
}
