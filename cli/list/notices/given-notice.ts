import { z } from 'zod/mini'
import { isPartialDate } from '../../../utils/model/partial-date'
import { platformIds } from '../../../utils/model/platform'
import type { NoticeContext } from '../../../utils/notices/draft'
import { Refusal } from '../publish/refusal'

export interface GivenNotice {
  /** The file, and of a file with several the line: `notices.jsonl:3`. */
  readonly name: string
  readonly text: string
  readonly context: NoticeContext
}

const noticeLine = z.object({
  text: z.string(),
  platform: z.optional(z.enum(platformIds)),
  account: z.optional(z.string()),
  organisation: z.optional(z.string()),
  posted: z.optional(z.string().check(z.refine(isPartialDate, { error: '日期要写成 2025-03-10 这样' }))),
})

/** One notice, or one on each line of a `.jsonl` file. Throws a `Refusal` that names the line. */
export function parseNotices(content: string, file: string): readonly GivenNotice[] {
  const text = content.replace(/^\uFEFF/, '')
  if (!file.endsWith('.jsonl')) return [{ name: file, text, context: {} }]
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${index + 1}`)]))
}

function parseLine(line: string, name: string): GivenNotice {
  const parsed = noticeLine.safeParse(parseJson(line, name))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Refusal(`${name} 看不懂 ${issue?.path.join('.') || '这一行'}：${issue?.message ?? ''}`)
  }
  const { text, platform, account, organisation, posted } = parsed.data
  return {
    name,
    text,
    context: {
      ...(platform !== undefined && { platform }),
      ...(account !== undefined && { account }),
      ...(organisation !== undefined && { organisation }),
      ...(posted !== undefined && { postedOn: posted }),
    },
  }
}

function parseJson(line: string, name: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new Refusal(`${name} 不是 JSON`, {}, { cause })
  }
}
