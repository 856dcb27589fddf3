import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Closure } from '../../utils/model/closure'
import { decodeHtml } from './decode-html'
import { parseClosures } from './parse-closures'
import { readGivenFile } from './read-given-file'

export interface Options {
  readonly url: string
  readonly html: string
  /** The address that was asked for before, and led on to `url`. */
  readonly from: string | undefined
  readonly closures: readonly Closure[]
  readonly browser: (typeof browsers)[number]
  /** A path from the root. */
  readonly screenshot: string | undefined
  readonly json: boolean
}

const browsers = ['chromium', 'firefox'] as const

const usage = `npm run -s inspect -- --url <address> --html <saved page>
  [--from <address>]            the profile that was asked for, where the site led on from there to its page for
                                accounts that are gone
  [--closures <file.jsonl>]     records to go with the bundled list, one closure a line
  [--browser chromium|firefox]  chromium unless said otherwise
  [--screenshot <file.png>]     what the page looks like
  [--json]                      one JSON object on one line
Runs the built extension in a real browser on a saved page, served at the given address, and prints what it makes of it.`

/**
 * Takes the command's arguments and the folder it was called from; gives the options, their files read, or the help
 * that was asked for. Throws one sentence for what cannot be understood.
 */
export function readOptions(args: readonly string[], from: string): Options | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string' },
      html: { type: 'string' },
      from: { type: 'string' },
      closures: { type: 'string' },
      browser: { type: 'string', default: 'chromium' },
      screenshot: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return usage
  const { url, html, from: askedFor, closures, screenshot, json } = values
  if (url === undefined || html === undefined) throw new Error(`--url and --html are needed\n${usage}`)
  requireAddress('--url', url)
  if (askedFor !== undefined) requireAddress('--from', askedFor)
  const browser = browsers.find((name) => name === values.browser)
  if (browser === undefined) throw new Error(`--browser is ${browsers.join(' or ')}, not ${values.browser}`)
  return {
    url: new URL(url).href,
    html: decodeHtml(readGivenFile('--html', resolve(from, html))),
    from: askedFor === undefined ? undefined : new URL(askedFor).href,
    closures: closures === undefined ? [] : readClosures(resolve(from, closures)),
    browser,
    screenshot: screenshot === undefined ? undefined : resolve(from, screenshot),
    json,
  }
}

function requireAddress(option: string, address: string): void {
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return
  throw new Error(`${option} is not an http or https address: ${address}`)
}

function readClosures(file: string): readonly Closure[] {
  return parseClosures(new TextDecoder().decode(readGivenFile('--closures', file)), file)
}
