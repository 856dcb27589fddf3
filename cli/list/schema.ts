import { z } from 'zod/mini'
import { statuses } from '../../utils/model/closure'
import { isWebAddress, limits } from '../../utils/model/parse-closure'
import { type PlatformId, platformIds } from '../../utils/model/platform'
import { isSafeSelector, longestSelector } from '../../utils/model/parse-selectors'
import { mostSelectors } from '../../utils/model/selectors'
import { isPartialDate } from '../../utils/text/partial-date'
import type { ProblemCode } from './problem'

/** The platforms whose pages are read by what a list can say of them. */
const readPlatforms = ['douyin', 'weibo', 'toutiao'] as const satisfies readonly PlatformId[]

/** The shape of the files people edit; every scalar arrives as text. What depends on other parts is checked later. */

const name = text(limits.name)
const date = checked(
  'bad-date',
  isPartialDate,
  (value) => `“${value}”不是存在的日期；请写成 2025、2025-03 或 2025-03-10。`,
)
const day = checked(
  'bad-date',
  (value) => value.length === 10 && isPartialDate(value),
  (value) => `“${value}”不是存在的日子；请写成 2025-03-10 这样。`,
)
const url = checked(
  'bad-url',
  (value) => value.length <= limits.url && isWebAddress(value),
  (value) => `“${shorten(value)}”不是网址；请写完整，以 https:// 或 http:// 开头。`,
)
const number = checked(
  'bad-number',
  (value) => /^\+?\d[\d ()-]{1,30}$/.test(value),
  (value) => `“${shorten(value)}”不是电话号码。`,
)

const successor = z.strictObject({
  account: z.exactOptional(name),
  website: z.exactOptional(name),
  app: z.exactOptional(name),
  'mini-program': z.exactOptional(name),
  phone: z.exactOptional(name),
  platform: z.exactOptional(z.enum(platformIds)),
  ids: z.exactOptional(z.array(z.string()).check(z.maxLength(limits.ids))),
  url: z.exactOptional(url),
  number: z.exactOptional(number),
})

const record = z.strictObject({
  id: z.exactOptional(text(limits.id)),
  account: name,
  platform: z.enum(platformIds),
  organisation: z.exactOptional(text(limits.organisation)),
  region: z.exactOptional(text(limits.name)),
  ids: z.exactOptional(z.array(z.string()).check(z.maxLength(limits.ids))),
  formerNames: z.exactOptional(z.array(name).check(z.maxLength(limits.formerNames))),
  status: z.enum(statuses),
  announcedOn: z.exactOptional(date),
  effectiveOn: z.exactOptional(date),
  successors: z.exactOptional(z.array(successor).check(z.maxLength(limits.successors))),
  sources: z.array(z.string()).check(z.minLength(1), z.maxLength(limits.sources)),
  checkedOn: date,
  note: z.exactOptional(text(limits.note, true)),
})

const source = z.strictObject({
  title: text(limits.title),
  publisher: text(limits.publisher),
  publishedOn: z.exactOptional(date),
  url: z.exactOptional(url),
  archivedUrl: z.exactOptional(url),
})

/** `list.yaml` */
export const listSchema = z.strictObject({
  id: checked(
    'bad-text',
    (value) => /^[a-z0-9][a-z0-9.-]{0,63}$/.test(value),
    () => '名录的 id 只用小写字母、数字、点和连字符。',
  ),
  name,
  publisher: text(limits.publisher),
  homepage: z.exactOptional(url),
  issuedOn: day,
  licence: z.literal('CC0-1.0'),
})

/** `sources.yaml` */
export const sourcesSchema = z.record(z.string(), source)

const selectors = z.exactOptional(
  z
    .array(
      checked(
        'bad-selector',
        isSafeSelector,
        (value) =>
          `“${shorten(value)}”不能用：只能写元素名、.类、#编号和 [属性="值"]，最多四层，用空格或 > 隔开，不超过 ${longestSelector} 个字符，并且不能只有元素名。`,
      ),
    )
    .check(z.minLength(1), z.maxLength(mostSelectors)),
)

/** `selectors.yaml`, which a list may have: where to look on pages that have changed. */
export const selectorsSchema = z.strictObject(
  Object.fromEntries(
    readPlatforms.map((platform) => [
      platform,
      z.exactOptional(z.strictObject({ name: selectors, verification: selectors })),
    ]),
  ),
)

/** `closures/<province>.yaml` */
export const closuresSchema = z.strictObject({ province: name, closures: z.array(record) })

export type ListFile = z.infer<typeof listSchema>
export type ClosuresFile = z.infer<typeof closuresSchema>
export type SourceRecords = z.infer<typeof sourcesSchema>
export type ClosureRecord = z.infer<typeof record>
export type SuccessorRecord = z.infer<typeof successor>

function text(limit: number, multiline = false) {
  return z.string().check(
    z.refine((value) => value.length <= limit, { error: `太长了：最多 ${limit} 个字。`, params: code('bad-text') }),
    z.refine((value) => value === value.trim() && (multiline || !/\s\s/.test(value)), {
      error: '前后有空格，或中间有连续的空格。',
      params: code('bad-text'),
    }),
    z.refine(
      (value) =>
        !(multiline ? /(?!\n)\p{Cc}|[\p{Cs}\p{Bidi_Control}]/u : /[\p{Cc}\p{Cs}\p{Bidi_Control}]/u).test(value),
      {
        error: '含有看不见的控制字符或换行，请删去后重新键入。',
        params: code('bad-text'),
      },
    ),
  )
}

function checked(problem: ProblemCode, isGood: (value: string) => boolean, explain: (value: string) => string) {
  return z.string().check(
    z.refine(isGood, {
      error: ({ input }) => explain(typeof input === 'string' ? input : ''),
      params: code(problem),
    }),
  )
}

function code(problem: ProblemCode): { readonly code: ProblemCode } {
  return { code: problem }
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value
}
