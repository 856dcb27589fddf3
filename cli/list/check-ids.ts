import { normalizeName } from '../../utils/text/normalize'
import type { Draft } from './compile-record'
import { errorAt, type Place, type Problem } from './problem'

/** Ids are unique and follow the rule; an account's own id is claimed by one record. */
export function checkIds(drafts: readonly Draft[]): readonly Problem[] {
  return [...drafts.flatMap(checkRule), ...checkUnique(drafts), ...checkClaims(drafts)]
}

/** `weibo/鼓楼发布@350102`: what an id written by hand must be. */
function fullIdOf({ closure: { account } }: Draft): string {
  return `${account.platform}/${account.name}@${account.division ?? ''}`
}

function checkRule(draft: Draft): readonly Problem[] {
  const { id } = draft.record
  if (id === undefined || id === fullIdOf(draft)) return []
  return [errorAt(draft.placeOf(['id']), 'bad-id', `id 要么不写，要么写成 ${fullIdOf(draft)}（平台/名称@区划代码）。`)]
}

function checkUnique(drafts: readonly Draft[]): readonly Problem[] {
  const first = new Map<string, Draft>()
  return drafts.flatMap((draft) => {
    const { id } = draft.closure
    // As names are compared: two that differ in what nobody sees would be two records of one account.
    const key = normalizeName(id)
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, draft)
      return []
    }
    const where = `${earlier.closure.id} 已在 ${write(earlier.placeOf(['account']))} 有一条`
    const isSamePlace = earlier.closure.account.division === draft.closure.account.division
    const advice = isSamePlace
      ? '看来是同一个账号，请改那一条。'
      : `同名的不同账号请在这里加一行：id: ${fullIdOf(draft)}`
    return [errorAt(draft.placeOf(['account']), 'duplicate-id', `${where}；${advice}`)]
  })
}

function checkClaims(drafts: readonly Draft[]): readonly Problem[] {
  const owners = new Map<string, Draft>()
  return drafts.flatMap((draft) =>
    (draft.closure.account.ids ?? []).flatMap((id, at) => {
      const key = `${draft.closure.account.platform} ${id}`
      const owner = owners.get(key)
      if (owner === undefined) {
        owners.set(key, draft)
        return []
      }
      const message = `编号 ${id} 已属于 ${owner.closure.id}（${write(owner.placeOf(['ids']))}）。`
      return [errorAt(draft.placeOf(['ids', at]), 'account-id-claimed-twice', message)]
    }),
  )
}

function write({ file, line }: Place): string {
  return `${file}:${line}`
}
