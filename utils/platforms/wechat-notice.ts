import type { HistoryFact } from '../model/history'
import { attempt, readText, select, selectAll } from './dom'
import { findDeclared, readSources } from './script-values'

/**
 * What WeChat itself says of an account whose articles cannot be shown any more. Undefined on any other page: an article,
 * one that was deleted or blocked (which says nothing of the account), a wall before one.
 */
export function readNotice(document: Document): HistoryFact | undefined {
  return attempt(() => {
    if (select(document, [content])) return undefined
    const texts = selectAll(document, places).flatMap((place) => readText(place) ?? [])
    const kind = kinds.find(([form]) => texts.some((text) => form.test(text)))?.[1]
    if (kind === undefined) return undefined
    if (kind !== 'migrated') return { kind }
    const url = findTarget(document)
    return { kind, ...(url !== undefined && { url }) }
  }, undefined)
}

const content = '#js_content, #activity-name, #js_name'
/** Where WeChat puts its messages: `weui-msg` seen 2019 to 2026, the others before. */
const places = '.weui-msg__title, .weui-msg__desc, .page_msg .title, .text_area .title, .global_error_msg'

const account = '(?:^|[。，；！\\s])(?:此|该)(?:公众号|公众帐号|公众账号|帐号|账号)'
const kinds: readonly (readonly [form: RegExp, kind: 'migrated' | 'migrating' | 'deregistered'])[] = [
  [new RegExp(`${account}(?:处于|已申请).{0,10}迁移`), 'migrating'],
  [new RegExp(`${account}已(?:完成)?迁移|原(?:帐号|账号)迁移时`), 'migrated'],
  [new RegExp(`${account}已(?:自主|主动)?注销`), 'deregistered'],
]

/** The new address of the article, where the account took it along. */
function findTarget(document: Document): string | undefined {
  const sources = readSources(document, /transfer_?target_?link/i)
  return (
    findDeclared(sources, 'transferTargetLink', ownAddress) ?? findDeclared(sources, 'transfer_target_link', ownAddress)
  )
}

/** Leads nowhere but to WeChat's articles, whatever the page holds. */
function ownAddress(text: string): string | undefined {
  if (!/^https?:\/\/mp\.weixin\.qq\.com\/s[/?][^\s\\]{1,2000}$/.test(text)) return undefined
  return URL.canParse(text) ? new URL(text).href.replace(/^http:/, 'https:') : undefined
}
