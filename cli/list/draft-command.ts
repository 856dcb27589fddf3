import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { isPartialDate } from '../../utils/model/partial-date'
import { isPlatformId, platformIds } from '../../utils/model/platform'
import type { NoticeContext } from '../../utils/notices/draft'
import { readNotice } from '../../utils/notices/read-notice'
import { type Command, parseOperands, UsageError } from './command'
import { reportDraft, reviewNotice } from './notices/draft-report'
import { type GivenNotice, parseNotices } from './notices/given-notice'
import { Refusal } from './publish/refusal'

export const draft = {
  summary: '把关停公告读成记录的草稿，标出依据是哪几个字',
  help: `用法：npm run -s list -- draft [文件…] [选项]

  [文件…]                一个文件一条公告；.jsonl 文件一行一条：{"text", "platform"?, "account"?, "organisation"?, "posted"?}。
                         不写文件，或写 -，就从标准输入读一条
  --platform <平台>      公告发在哪个平台：${platformIds.join('、')}
  --account <名称>       发公告的账号：文中的“本账号”就是它
  --organisation <单位>  平台认证的单位全称
  --posted <日期>        公告发布的日子，如 2025-03-10：“即日起”“30天后”、没写年份的日期都从它算起
  --json                 只输出一个 JSON 数组，一条公告一个元素：{notice, drafts: [{account, status, announcedOn,
                         effectiveOn, successors, id, withoutYear, confidence, evidence}]}
  --help                 显示这段说明

不是关停公告的，drafts 是空数组，也不算错。evidence 里是每一项的依据：[从, 到]，按 UTF-16 计；去向的依据一项一组。
草稿要人核对过才能写进名录：文中没有写的（来源、地区、平台的编号）要补上。`,
  async run(args, { print, resolve }) {
    const { values, operands } = parseOperands(args, [], draftOptions, true)
    const context = readContext(values)
    const files = operands.length === 0 ? ['-'] : operands
    const given = (await Promise.all(files.map((file) => readGiven(file, resolve)))).flat()
    const reports = given.map((notice) => {
      const known = { ...context, ...notice.context }
      return { notice, drafts: readNotice(notice.text, known) }
    })
    if (values.json) {
      print(
        JSON.stringify(reports.map(({ notice, drafts }) => ({ notice: notice.name, drafts: drafts.map(reportDraft) }))),
      )
    } else print(reports.map(({ notice, drafts }) => reviewNotice(notice, drafts)).join('\n\n'))
    return 0
  },
} satisfies Command

const draftOptions = {
  platform: { type: 'string' },
  account: { type: 'string' },
  organisation: { type: 'string' },
  posted: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

function readContext({
  platform,
  account,
  organisation,
  posted,
}: Readonly<Record<string, string | boolean | undefined>>): NoticeContext {
  if (platform !== undefined && !isPlatformId(platform)) {
    throw new UsageError(`--platform 要写 ${platformIds.join('、')} 中的一个，不是 ${platform}`)
  }
  if (posted !== undefined && !isPartialDate(posted))
    throw new UsageError(`--posted 要写成 2025-03-10 这样，不是 ${posted}`)
  return {
    ...(platform !== undefined && { platform }),
    ...(typeof account === 'string' && { account }),
    ...(typeof organisation === 'string' && { organisation }),
    ...(posted !== undefined && { postedOn: posted }),
  }
}

async function readGiven(file: string, resolve: (path: string) => string): Promise<readonly GivenNotice[]> {
  if (file === '-') return parseNotices(await readAll(process.stdin), '标准输入')
  const path = resolve(file)
  try {
    return parseNotices(await readFile(path, 'utf8'), path)
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    throw new Refusal(`读不了 ${path}`, {}, { cause })
  }
}
