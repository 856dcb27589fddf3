import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeEnvelope } from '../../utils/list/encode-head'
import { type Envelope, headFile, headLimit, parseEnvelope, readUnsigned, type Signature } from '../../utils/list/head'
import { writeFingerprint } from '../../utils/list/keys'
import { type Command, parseOptions, UsageError } from './command'
import { readSigningKeys } from './publish/key-files'
import { Refusal } from './publish/refusal'
import { writeWhole } from './publish/write-files'
import type { SigningKey } from './signing-key'

export const sign = {
  summary: '给发布好的名录加上签名',
  help: `用法：npm run -s list -- sign --in <文件夹> --key <私钥文件>… [--json]

  --in <文件夹>  head.json 所在的文件夹；别的文件不必在这里
  --key <文件>   私钥，可写几次；同一把钥匙以前的签名会被替换
  --json         只输出一个 JSON 对象：{ok, list, sequence, issued, expires, count, signatures, bytes}
  --help         显示这段说明

签好后请看清它印出的是哪一期：不是 publish 印出的那一期，就不要让这个 head.json 离开这台电脑。
head.json 放不下时（超过 1024 字节）什么也不改，退出码为 1。`,
  async run(args, { print, resolve }) {
    const options = parseOptions(args, {
      in: { type: 'string' },
      key: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    })
    if (options.in === undefined) throw new UsageError('缺少 --in <文件夹>')
    if (options.key.length === 0) throw new UsageError('缺少 --key <私钥文件>')
    const file = join(resolve(options.in), headFile)
    const keys = await readSigningKeys(options.key.map(resolve))
    const envelope = parseEnvelope(await readHead(file))
    const head = readUnsigned(envelope)
    const signatures = addSignatures(envelope, keys)
    const bytes = encodeEnvelope(envelope.payload, signatures)
    if (bytes.length > headLimit) {
      throw new Refusal(
        `${signatures.length} 个签名要 ${bytes.length} 字节，超过 ${headLimit}。` +
          `请用 publish --reserve-signatures ${signatures.length} 重新发布，再签名。`,
      )
    }
    await writeWhole(file, bytes)
    const { list, sequence, issued, expires, count } = head
    if (options.json) {
      const ids = signatures.map(({ keyId = '' }) => keyId)
      print(JSON.stringify({ ok: true, list, sequence, issued, expires, count, signatures: ids, bytes: bytes.length }))
      return 0
    }
    print(`${list.name}（${list.id}）第 ${sequence} 期，${count} 条记录，${issued} 发布，${expires} 过期。`)
    for (const { publicKey } of keys) print(`已签名：${writeFingerprint(publicKey.fingerprint)}`)
    print(`${file}  ${bytes.length} 字节，${signatures.length} 个签名`)
    return 0
  },
} satisfies Command

function addSignatures({ payload, signatures }: Envelope, keys: readonly SigningKey[]): readonly Signature[] {
  const made = new Map(keys.map(({ sign: signWith }) => signWith(payload)).map((one) => [one.keyId, one]))
  return [...signatures.filter(({ keyId }) => !made.has(keyId)), ...made.values()]
}

async function readHead(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new Refusal(`读不了 ${file}：请把 --in 指向 publish 写出的文件夹。`, {}, { cause })
  }
}
