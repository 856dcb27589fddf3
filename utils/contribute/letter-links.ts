import type { Suggestion } from './suggestion'

/** A link that a letter can be sent by. A letter that is too long for it is to be pasted: the link then carries its title alone. */
export interface LetterLink {
  readonly url: string
  readonly isWhole: boolean
}

/** A place for code where anyone can open an issue. */
export interface Repository {
  readonly host: 'github.com' | 'gitee.com'
  readonly owner: string
  readonly name: string
}

type Letter = Pick<Suggestion, 'title' | 'body'>

/** The repository that an address on GitHub or Gitee lies in: `https://gitee.com/someone/list/issues`. Undefined for any other. */
export function parseRepository(text: string): Repository | undefined {
  const [, host, owner, name] =
    /^(?:https?:\/\/)?(?:www\.)?(github\.com|gitee\.com)\/([\w.-]{1,100})\/([\w.-]{1,100}?)(?:\.git)?(?:[/?#].*)?$/i.exec(
      text.trim(),
    ) ?? []
  const known = hosts.find((one) => one === host?.toLowerCase())
  const isPlace = [owner, name].every((part) => part !== undefined && !/^\.*$/.test(part))
  return known && owner && name && isPlace ? { host: known, owner, name } : undefined
}

/** The page where a new issue is written, filled in. Gitee takes the names of fields that GitLab gave them. */
export function issueLink({ host, owner, name }: Repository, { title, body }: Letter): LetterLink {
  const page = `https://${host}/${owner}/${name}/issues/new`
  const [titleField, bodyField] = host === 'github.com' ? ['title', 'body'] : ['issue[title]', 'issue[description]']
  const write = (fields: Readonly<Record<string, string>>) => `${page}?${encodeFields(fields)}`
  return choose(write({ [titleField]: title, [bodyField]: body }), write({ [titleField]: title }), longestPage)
}

/** A new e-mail in the person's own program. `address` may be empty, or what no address is: then nobody is filled in. */
export function mailLink(address: string, { title, body }: Letter): LetterLink {
  const to = isMailAddress(address) ? encodeURIComponent(address.trim()).replace('%40', '@') : ''
  const write = (fields: Readonly<Record<string, string>>) => `mailto:${to}?${encodeFields(fields)}`
  // RFC 6068: lines of a body end in CRLF.
  const whole = write({ subject: title, body: body.replaceAll('\n', '\r\n') })
  return choose(whole, write({ subject: title }), longestMail)
}

export function isMailAddress(text: string): boolean {
  return /^[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+$/.test(text.trim())
}

const hosts = ['github.com', 'gitee.com'] as const

/** GitHub answers longer addresses than 8 KB with an error. */
const longestPage = 8000

/** Windows hands no longer address to another program (2,083 characters, INTERNET_MAX_URL_LENGTH), less some room. */
const longestMail = 2000

function choose(whole: string, short: string, longest: number): LetterLink {
  return whole.length <= longest ? { url: whole, isWhole: true } : { url: short, isWhole: false }
}

/** Spaces as `%20`: mail programs show a plus as it is. */
function encodeFields(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([field, value]) => `${encodeURIComponent(field)}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&')
}
