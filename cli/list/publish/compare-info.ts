import type { ListInfo } from '../../../utils/model/list'

type Info = Omit<ListInfo, 'count'>

/** One thing that is said of a list itself, as it was and as it is; what is not said is absent. */
export interface InfoChange {
  readonly field: keyof Info
  readonly before?: string
  readonly after?: string
}

/** What is said of a list in another way than before. None for a list that is new. */
export function compareInfo(before: Info | undefined, after: Info | undefined): readonly InfoChange[] {
  if (before === undefined || after === undefined) return []
  return fields.flatMap((field) => {
    const [was, is] = [writeField(before[field]), writeField(after[field])]
    return was === is
      ? []
      : [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
  })
}

/** The changes in words, a line each. */
export function explainInfo(changes: readonly InfoChange[]): readonly string[] {
  return changes.map(({ field, before = '（没有写）', after }) => {
    // They decide what is read as a name: a person has to look at them.
    if (field === 'selectors') return `～ selectors.yaml：${after ?? '（没有了）'}`
    return `～ list.yaml 的 ${field}：${before} → ${after ?? '（没有写）'}`
  })
}

const fields = ['id', 'name', 'publisher', 'homepage', 'issuedOn', 'selectors'] as const

function writeField(value: Info[keyof Info]): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value)
}
