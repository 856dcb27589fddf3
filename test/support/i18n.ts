import { readFileSync } from 'node:fs'
import { browser } from '../../utils/browser'

export const locales = ['zh_CN', 'zh_TW', 'en'] as const

export type CatalogueName = (typeof locales)[number]

type Catalogue = Readonly<Record<string, { readonly message: string }>>

/** The texts of one language, as they are packed. */
export function readCatalogue(locale: CatalogueName): Catalogue {
  return JSON.parse(readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'))
}

/** Makes `t` speak a language, by the rules of browsers: `$1`…`$9` stand for values, a missing key is empty. */
export function speak(locale: CatalogueName): void {
  const catalogue = readCatalogue(locale)
  browser.i18n.getMessage = (key, values = []) => {
    const given = [values].flat()
    return catalogue[key]?.message.replaceAll(/\$([1-9])/g, (_, place) => given[Number(place) - 1] ?? '') ?? ''
  }
}
