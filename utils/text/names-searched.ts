import { normalizeName } from './normalize'

/**
 * The names that words typed into a search may be: as they are, then shorter and shorter without marks around them and
 * without words that only say where or what to look for (“临淄交警”官方抖音号 → 临淄交警). Normalised, nearest first, none
 * of a single character. What is left out is a closed list: no name is guessed.
 */
export function namesSearched(words: string): readonly string[] {
  const names: string[] = []
  let name = withoutMarks(normalizeName(words.slice(0, longestWords)))
  while (Array.from(name).length >= shortestName && !names.includes(name)) {
    names.push(name)
    name = withoutMarks(tail.test(name) ? name.replace(tail, '') : name.replace(head, ''))
  }
  return names
}

const longestWords = 100
const shortestName = 2

/** Quotes, brackets, `@` and `#` around a name; those inside it are its own. */
function withoutMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

/** One at a time: each may be part of a name. */
const tail =
  /的?(?:官方|账号|主页|官微|(?:抖音|头条|快手|视频|公众|微信公众|微信视频)号|抖音|(?:新浪)?微博|(?:今日)?头条|微信|快手)$/
const head = /^(?:官方|抖音|(?:新浪)?微博|今日头条|微信|快手)的?/
