import type { HistoryFact } from '../model/history'
import { isPartialDate } from '../model/partial-date'
import { cut } from './dom'

/**
 * Understands a row of an account's record of names: 2023年05月04日 “甲”改名为“乙”. What is not understood to the letter
 * stays in WeChat's words.
 */
export function parseRecord(row: string): HistoryFact | undefined {
  const date = dateForm.exec(row)
  const day = date
    ?.slice(1)
    .filter(Boolean)
    .map((part) => part.padStart(2, '0'))
    .join('-')
  const said = row.replace(dateForm, '').trim()
  const text = cut(row)
  if (text === undefined) return undefined
  const on = isPartialDate(day) ? { on: day } : {}
  const isOfName = date !== null && !otherMatters.test(said)
  return (
    (isOfName ? (parseRename(said, on) ?? parseMove(said, on) ?? parseStart(said, on)) : undefined) ?? {
      kind: 'recorded',
      text,
    }
  )
}

type On = { readonly on?: string }

function parseRename(said: string, on: On): HistoryFact | undefined {
  const match = renameForm.exec(said)
  const [from, to] = [nameIn(match?.[1]), nameIn(match?.[2])]
  return from !== undefined && to !== undefined ? { kind: 'renamed', from, to, ...on } : undefined
}

function parseStart(said: string, on: On): HistoryFact | undefined {
  const name = nameIn(startForm.exec(said)?.[1])
  return name === undefined ? undefined : { kind: 'registered', name, ...on }
}

function parseMove(said: string, on: On): HistoryFact | undefined {
  const match = moveForm.exec(said)
  const [from, target] = [nameIn(match?.[1]), nameIn(match?.[2])]
  // 本帐号, or 而来
  const to = target !== undefined && /^[本该此]|^而来/.test(target) ? undefined : target
  if (match === null || (from === undefined && to === undefined)) return undefined
  return { kind: 'migrated', ...(from !== undefined && { from }), ...(to !== undefined && { to }), ...on }
}

const dateForm = /^[于在]?\s*((?:19|20)\d{2})\s*[年/.-]\s*(\d{1,2})(?:\s*[月/.-]\s*(?:(\d{1,2})\s*日?)?)?\s*[：:，,]?/
/** Who runs the account, or its id, changes by the same words. */
const otherMatters = /主体|微信号|类型|头像|简介|介绍/
const renameForm =
  /^(?:由|从|原名称?|名称由?)?\s*(.{1,60}?)\s*(?:认证)?(?:改名|更名|名称变更|变更|修改)(?:为|成|至)\s*(.{1,60})$/
const moveForm = /^(?:由|从|原)?\s*(.{0,60}?)\s*将?(?:公众号|帐号|账号)?已?迁移(?:[至到为]|(?=而来))\s*(.{1,60})$/

const startForm = /^注册(?:名称?为?|为)?[：:]?\s*(.{1,60})$/

/** A name as rows quote it, or without quotation marks where nothing but the name stands there. */
function nameIn(text: string | undefined): string | undefined {
  const bare = text?.trim().replace(/^(?:公众号|帐号|账号)?[“"「『](.+)[”"」』]$/, '$1') ?? ''
  return /[“”"「」『』，。；]/.test(bare) ? undefined : cut(bare)
}
