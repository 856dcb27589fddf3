import { z } from 'zod/mini'
import { Refusal } from '../publish/refusal'

/** What a person says a notice means: one line of an evaluation file. */
export type AnnotatedNotice = z.infer<typeof annotatedNotice>

const date = z.optional(z.nullable(z.string()))

const successor = z.object({
  kind: z.string(),
  platform: z.optional(z.nullable(z.string())),
  name: z.nullable(z.string()),
  url: z.optional(z.nullable(z.string())),
})

const account = z.object({
  account: z.string(),
  platform: z.optional(z.nullable(z.string())),
  status: z.optional(z.nullable(z.string())),
  announced_date: date,
  effective_date: date,
  successors: z.optional(z.array(successor)),
})

const annotatedNotice = z.object({
  id: z.string(),
  text: z.string(),
  provenance: z.optional(z.string()),
  /** `negative:…` where nothing closes. */
  kind: z.string(),
  gold: z.object({
    account: z.nullable(z.string()),
    platforms: z.optional(z.array(z.string())),
    status: z.nullable(z.string()),
    announced_date: date,
    effective_date: date,
    successors: z.optional(z.array(successor)),
    accounts: z.optional(z.array(account)),
  }),
  /** Fields a reader cannot know from the words: `account`, `announced_date`, `effective_date:year`. They are not scored. */
  gold_not_in_text: z.optional(z.array(z.string())),
  /** What is known besides the words, as `list draft` takes it. */
  context: z.optional(
    z.object({ platform: z.optional(z.string()), account: z.optional(z.string()), posted: z.optional(z.string()) }),
  ),
})

/** One notice a line. Throws a `Refusal` with the line that is wrong. */
export function parseAnnotated(text: string, file: string): readonly AnnotatedNotice[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return []
    const parsed = annotatedNotice.safeParse(parseJson(line))
    if (parsed.success) return [parsed.data]
    const [issue] = parsed.error.issues
    throw new Refusal(
      `${file}:${index + 1} 不是一条标注好的公告：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    )
  })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
