import type { NoticeAnswer } from './answer'
import type { OwnFormGiven } from '../model/own-form-link'

/** What the form of own entries begins with when somebody writes down a notice that stands on the page at `url`. */
export function startEntry({ closure, text }: NoticeAnswer, url: string): OwnFormGiven {
  const { platform, name, ids, organisation } = closure.account
  const [source] = closure.sources
  return {
    name,
    platform,
    ...(ids !== undefined && { ids }),
    ...(organisation !== undefined && { organisation }),
    url,
    notice: text,
    ...(source?.publishedOn !== undefined && { postedOn: source.publishedOn }),
  }
}
