import type { Target } from './acts'
import { type Group, hasPlace } from './groups'
import { type Sentence, tagOf } from './sentences'
import type { Span } from './tokens'

/** 请登录县政府网站, 学校官网: a website without a name of its own, as its body is called where the notice stands. */
export function shortSite({ elements }: Sentence, group: Group, at: number, text: string): Span | undefined {
  const run = elements[at - 1]
  const [noun] = group.nouns
  if (group.names.length > 0 || group.self !== undefined || group.places[0] !== 'website') return undefined
  if (run?.kind !== 'run' || noun?.from !== run.to || group.from !== run.to) return undefined
  const name = { from: run.from, to: noun.to }
  return /^(?:[省市县区州盟旗镇乡]|[学我本]校|医院|[\p{L}]{0,4}[局委办院厅])$/u.test(text.slice(run.from, run.to))
    ? name
    : undefined
}

/** 新网站网址为https://…, 新域名:…: the address of what is new. */
export function newAddress({ elements, clauses }: Sentence, at: number, text: string): Span | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 6) && clauses[index] === clauses[at]; index -= 1) {
    const element = elements[index]
    if (element?.kind === 'group') return element.group.isNew ? element.group : undefined
    if (tagOf(element) === 'fresh' && element?.kind === 'word') return element
    if (element?.kind === 'run' && !/^(?:网址|地址|链接|访问地址|登录地址)$/.test(text.slice(element.from, element.to)))
      return undefined
  }
  return undefined
}

/** 请访问某某网(www.…): gives the address to what was said last. False when nothing was. */
export function addAddress(targets: Target[], { elements }: Sentence, url: Span, at: number): boolean {
  const open = elements[at - 1]
  const last = targets.at(-1)
  if (last === undefined || open?.kind !== 'mark' || open.mark !== 'open' || last.group.to !== open.from) return false
  const { group } = last
  const places = hasPlace(group) ? group.places : (['website'] as const)
  targets[targets.length - 1] = { ...last, group: { ...group, url, places } }
  return true
}
