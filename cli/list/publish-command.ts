import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { isInstant } from '../../utils/list/fields'
import { headFile } from '../../utils/list/head'
import { writeFingerprint } from '../../utils/list/keys'
import { ListError } from '../../utils/list/list-error'
import { type Command, parseOptions, UsageError } from './command'
import { loadSources, ownSources } from './load'
import { explainListError } from './publish/explain-list-error'
import { readPublicKeys, readSigningKeys } from './publish/key-files'
import { fetchFilesOf, isAddress } from './publish/list-place'
import { makePublication, type NewPublication } from './publish/make-publication'
import { filesOf } from './publish/names-of-files'
import { keepPrevious } from './publish/keep-previous'
import { openPublished, type PublishedList } from './publish/published-list'
import { Refusal } from './publish/refusal'
import { reportChanges, summarizeChanges, writeChanges } from './publish/write-changes'
import { prune, writePublication } from './publish/write-files'
import { hasErrors, reportOf, writeProblem, writeSummary } from './report'
import type { SigningKey } from './signing-key'

export const publish = {
  summary: '签名并发布名录：写出放到任何静态主机上的文件',
  help: `用法：npm run -s list -- publish --out <文件夹> (--key <私钥文件>… | --unsigned) [选项]

  --in <文件夹>             名录源文件所在的文件夹，默认 lists
  --out <文件夹>            写到哪里；可以就是上一期所在的文件夹
  --key <文件>              私钥，可写几次：换钥匙时新旧两把一起签
  --unsigned                不签名，之后在别的电脑上用 sign 签
  --previous <文件夹或地址>  上一期；不写而 --out 里已有一期时，就用那一期
  --first                   --previous 的地址上还没有名录（404）也发布，作为第 1 期
  --keep-previous           把上一期的文件也放进 --out：正在下载上一期的用户还取得到
  --previous-key <公钥文件>  上一期由别的钥匙签名时，用它验证；可写几次
  --issued <时刻>           这一期的时间，如 2026-11-21T08:00:00Z；默认现在
  --expires-days <天数>     多少天后算过期，默认 30
  --allow-shrink            允许记录一下子少五分之一以上
  --reserve-signatures <n>  在 head.json 里给几个签名留出位置；默认和上一期一样多，至少一个
  --prune                   从 --out 删去这一期和上一期都不用的名录文件
  --json                    只输出一个 JSON 对象：{ok, list, sequence, issued, expires, count, signedBy, previous, changes,
                            deltas, files, pruned, notes}；没有发布时 {ok: false, error, …}
  --help                    显示这段说明

名录没有通过检查、上一期不完整或签名不对时什么也不写，退出码为 1。`,
  async run(args, { print, resolve }) {
    const options = readOptions(args)
    const compiled = await loadSources(options.in === undefined ? ownSources : resolve(options.in))
    const { info, closures } = compiled
    if (hasErrors(compiled) || info === undefined) {
      const problems = compiled.problems.map(writeProblem)
      const { errors, warnings } = reportOf(compiled)
      throw new Refusal([...problems, writeSummary(compiled), '没有发布。'].join('\n'), { errors, warnings })
    }
    const keys = await readSigningKeys(options.key.map(resolve))
    const out = resolve(options.out)
    const { place, notes } = await findPrevious(options.previous, out, resolve)
    const previous = place === undefined ? undefined : await openPrevious(place, keys, options, resolve, notes)
    const made = await makePublication(info, closures, {
      ...(previous !== undefined && { previous }),
      issued: options.issued,
      expiresDays: options.expiresDays,
      keys,
      reservedSignatures: options.reserved ?? Math.max(1, previous?.signatures.length ?? 0),
      allowShrink: options.allowShrink,
    }).catch((error: unknown) => {
      throw error instanceof ListError ? brokenPrevious(place ?? '', error) : error
    })
    if (options.keepPrevious && previous !== undefined) await keepPrevious(out, previous)
    await writePublication(out, made.files, made.headBytes)
    const pruned = options.prune ? await prune(out, neededFiles(made, previous)) : []
    const allNotes = [...notes, ...notesOn(made, previous)]
    if (options.json) print(JSON.stringify(reportPublication(made, { keys, previous, pruned, notes: allNotes })))
    else for (const line of writePublished(out, made, { keys, previous, pruned, notes: allNotes })) print(line)
    return 0
  },
} satisfies Command

interface Outcome {
  readonly keys: readonly SigningKey[]
  readonly previous: PublishedList | undefined
  readonly pruned: readonly string[]
  readonly notes: readonly string[]
}

function readOptions(args: readonly string[]) {
  const options = parseOptions(args, {
    in: { type: 'string' },
    out: { type: 'string' },
    key: { type: 'string', multiple: true, default: [] },
    unsigned: { type: 'boolean', default: false },
    previous: { type: 'string' },
    first: { type: 'boolean', default: false },
    'keep-previous': { type: 'boolean', default: false },
    'previous-key': { type: 'string', multiple: true, default: [] },
    issued: { type: 'string' },
    'expires-days': { type: 'string', default: '30' },
    'allow-shrink': { type: 'boolean', default: false },
    'reserve-signatures': { type: 'string' },
    prune: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const { in: source, out, key, unsigned, previous, prune: prunes, json } = options
  if (out === undefined) throw new UsageError('缺少 --out <文件夹>')
  if (unsigned === key.length > 0) throw new UsageError('要写 --key <私钥文件> 或 --unsigned，二者之一')
  const issued = options.issued ?? new Date().toISOString().replace(/\.\d+Z$/, 'Z')
  if (!isInstant(issued)) throw new UsageError(`--issued 要写成 2026-11-21T08:00:00Z 这样，不是 ${issued}`)
  const reserved = options['reserve-signatures']
  return {
    in: source,
    out,
    key,
    previous,
    first: options.first,
    keepPrevious: options['keep-previous'],
    previousKey: options['previous-key'],
    issued,
    expiresDays: parseWhole('--expires-days', options['expires-days'], 3650),
    allowShrink: options['allow-shrink'],
    ...(reserved !== undefined && { reserved: parseWhole('--reserve-signatures', reserved, 4) }),
    prune: prunes,
    json,
  }
}

function parseWhole(option: string, text: string, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number
  throw new UsageError(`${option} 要写 1 到 ${most} 的整数，不是 ${text}`)
}

/** Where the previous edition is, if there is one. */
async function findPrevious(
  stated: string | undefined,
  out: string,
  resolve: (path: string) => string,
): Promise<{ readonly place?: string; readonly notes: string[] }> {
  if (stated !== undefined) return { place: isAddress(stated) ? stated : resolve(stated), notes: [] }
  try {
    await access(join(out, headFile))
    return { place: out, notes: [`没有写 --previous，用 ${out} 里已有的一期作为上一期。`] }
  } catch {
    return { notes: ['没有上一期：这是第 1 期。'] }
  }
}

async function openPrevious(
  place: string,
  keys: readonly SigningKey[],
  options: { readonly previousKey: readonly string[]; readonly first: boolean },
  resolve: (path: string) => string,
  notes: string[],
): Promise<PublishedList | undefined> {
  const trusted = [
    ...keys.map(({ publicKey }) => publicKey),
    ...(await readPublicKeys(options.previousKey.map((file) => resolve(file)))),
  ]
  if (trusted.length === 0) notes.push('没有密钥，上一期只核对了摘要，没有验证签名；要验证请加 --previous-key。')
  try {
    return await openPublished(fetchFilesOf(place), trusted.length === 0 ? undefined : trusted)
  } catch (error) {
    if (!(error instanceof ListError)) throw error
    if (!options.first || !isNothingThere(error)) throw brokenPrevious(place, error)
    notes.push(`${place} 还没有名录：这是第 1 期。`)
    return undefined
  }
}

/** The host says that there is no head; one that is down says nothing of the kind. */
function isNothingThere({ kind, file, status }: ListError): boolean {
  return kind === 'missing' && file === headFile && status === 404
}

function brokenPrevious(place: string, error: ListError): Refusal {
  const message = `上一期（${place}）不能用：${explainListError(error)}。${hintFor(error)}没有发布。`
  return new Refusal(message, { kind: error.kind, file: error.file }, { cause: error })
}

function hintFor(error: ListError): string {
  if (error.kind === 'unsigned') return '如果上一期是用别的钥匙签的，请加 --previous-key <公钥文件>。'
  if (isNothingThere(error)) return '如果那里从来没有发布过，请加 --first；发布过而丢了，请换一个副本作为 --previous。'
  return '请先修好它，或换一个完好的副本作为 --previous。'
}

function neededFiles({ head, files }: NewPublication, previous: PublishedList | undefined): ReadonlySet<string> {
  return new Set([
    ...filesOf(head, []),
    ...files.keys(),
    ...(previous === undefined ? [] : filesOf(previous.head, previous.files.shards)),
  ])
}

function notesOn({ head, deltasLeftOut }: NewPublication, previous: PublishedList | undefined): readonly string[] {
  const notes: string[] = []
  if (deltasLeftOut > 0) notes.push(`head.json 最多 1024 字节，放不下的增量文件有 ${deltasLeftOut} 个，没有写。`)
  if (previous?.head.mayShrink === true && head.mayShrink !== true) {
    notes.push('上一期用过 --allow-shrink；没赶上那一期的插件会拒绝这一期，过期之前请一直加上它。')
  }
  return notes
}

function reportPublication(made: NewPublication, { keys, previous, pruned, notes }: Outcome) {
  const { list, sequence, issued, expires, count, deltas } = made.head
  return {
    ok: true,
    list,
    sequence,
    issued,
    expires,
    count,
    signedBy: keys.map(({ publicKey }) => publicKey.fingerprint),
    previous: previous === undefined ? null : { sequence: previous.head.sequence, issued: previous.head.issued },
    changes: reportChanges(made.changes),
    deltas,
    files: sizesOf(made),
    pruned,
    notes,
  }
}

function* writePublished(out: string, made: NewPublication, { keys, previous, pruned, notes }: Outcome) {
  const { list, sequence, issued, expires, count } = made.head
  yield* notes
  if (previous !== undefined) yield* writeChanges(made.changes)
  yield `${list.name}第 ${sequence} 期，${count} 条记录：${summarizeChanges(made.changes)}。`
  yield `时间 ${issued}，${expires} 过期。`
  for (const { publicKey } of keys) yield `签名的钥匙 ${writeFingerprint(publicKey.fingerprint)}`
  if (keys.length === 0) yield '没有签名：请用 sign 签名后再放到主机上。'
  for (const { name, bytes } of sizesOf(made)) yield `${join(out, name)}  ${bytes} 字节`
  for (const name of pruned) yield `删去 ${join(out, name)}`
}

function sizesOf({ files, headBytes }: NewPublication) {
  return [
    { name: headFile, bytes: headBytes.length },
    ...Array.from(files, ([name, bytes]) => ({ name, bytes: bytes.length })),
  ]
}
