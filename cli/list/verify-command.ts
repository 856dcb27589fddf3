import { headFile } from '../../utils/list/head'
import { writeFingerprint } from '../../utils/list/keys'
import { manifestFile } from '../../utils/list/manifest'
import { type Command, parseOperands, UsageError } from './command'
import { checkPublished } from './publish/check-published'
import { readPublicKeys } from './publish/key-files'
import { fetchFilesOf, isAddress } from './publish/list-place'
import { openPublished } from './publish/published-list'
import { Refusal } from './publish/refusal'

export const verify = {
  summary: '像插件那样核对一份发布好的名录的每个文件',
  help: `用法：npm run -s list -- verify <文件夹或地址> --key <公钥文件>… [--json]

  --key <文件>  公钥（.pub）；可写几次，有一把签过就算数
  --unsigned    还没有签名的名录：只核对摘要
  --json        只输出一个 JSON 对象：{ok, list, sequence, issued, expires, expired, count, signedBy, files}；
                不对时 {ok: false, error, kind, file}
  --help        显示这段说明

核对签名、摘要、每条记录，以及增量文件和分片是否说的一样。有任何不对，或者名录已经过期
（插件会说它旧了），退出码为 1。`,
  async run(args, { print, resolve }) {
    const { values, operands } = parseOperands(args, ['文件夹或地址'], {
      key: { type: 'string', multiple: true, default: [] },
      unsigned: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    if (values.unsigned === values.key.length > 0) throw new UsageError('要写 --key <公钥文件> 或 --unsigned，二者之一')
    const [stated = ''] = operands
    const place = isAddress(stated) ? stated : resolve(stated)
    const keys = await readPublicKeys(values.key.map(resolve))
    const published = await openPublished(fetchFilesOf(place), values.unsigned ? undefined : keys)
    const { head, signedBy, files } = published
    const good = [headFile, manifestFile(head.manifest)]
    await checkPublished(published, (file) => good.push(file))
    const { list, sequence, issued, expires, count } = head
    const expired = Date.parse(expires) <= Date.now()
    const report = { list, sequence, issued, expires, expired, count, signedBy, files: good }
    if (expired) {
      const message = `文件都对，但名录已在 ${expires} 过期：插件会说它旧了。请重新发布一期。`
      throw new Refusal(message, { kind: 'expired', file: headFile, ...report })
    }
    if (values.json) {
      print(JSON.stringify({ ok: true, ...report }))
      return 0
    }
    print(`${list.name}（${list.id}）第 ${sequence} 期，${count} 条记录，${issued} 发布，${expires} 过期。`)
    for (const { fingerprint } of keys) {
      print(`${signedBy.includes(fingerprint) ? '签过名' : '没有签'}：${writeFingerprint(fingerprint)}`)
    }
    if (values.unsigned) print('没有验证签名。')
    print(`${good.length} 个文件都对：${files.shardCount} 个分片，${head.deltas.length} 个增量文件。`)
    return 0
  },
} satisfies Command
