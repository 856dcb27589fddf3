import { describe, expect, it } from 'vitest'
import { locales, readCatalogue } from '../support/i18n'

const first = Object.keys(readCatalogue('zh_CN'))

/** Names that stay in Latin letters in Chinese. */
const latin = new Set(['locale'])

function valuesOf(text = ''): string {
  return [...new Set(text.match(/\$[1-9]/g))].toSorted().join()
}

function isForeign(text: string): boolean {
  return /[A-Za-z]/.test(text) && !/\p{Script=Han}/u.test(text)
}

describe.each(locales)('the catalogue %s', (locale) => {
  const catalogue = readCatalogue(locale)
  const entries = Object.entries(catalogue)

  it('has the keys of the first language, in its order', () => {
    expect(Object.keys(catalogue)).toEqual(first)
  })

  it('has keys that browsers accept and tell apart', () => {
    expect(first.filter((key) => !/^[A-Za-z0-9_@]+$/.test(key))).toEqual([])
    expect(new Set(first.map((key) => key.toLowerCase())).size).toBe(first.length)
  })

  it('has the values of the first language in every text', () => {
    const model = readCatalogue('zh_CN')
    expect(entries.filter(([key, { message }]) => valuesOf(message) !== valuesOf(model[key]?.message))).toEqual([])
  })

  it('has no text that Chrome would read as a named placeholder: $1$2', () => {
    expect(entries.filter(([, { message }]) => /\$[A-Za-z0-9_@]+\$/.test(message))).toEqual([])
  })

  it('leaves nothing empty', () => {
    expect(entries.filter(([, { message }]) => message.trim() === '')).toEqual([])
  })
})

it.each(['zh_CN', 'zh_TW'] as const)('the catalogue %s is in Chinese', (locale) => {
  const texts = Object.entries(readCatalogue(locale))
  expect(texts.filter(([key, { message }]) => isForeign(message) && !latin.has(key))).toEqual([])
})

describe('the catalogue zh_TW', () => {
  it('has no word of the mainland where Taiwan has its own', () => {
    const texts = Object.entries(readCatalogue('zh_TW'))
    const mainland = /[“”]|账号|帐号|信息|网络|網絡|默认|搜索|设置|设|程序$|复制|粘贴/
    expect(texts.filter(([, { message }]) => mainland.test(message))).toEqual([])
  })

  it('speaks of itself as zh-TW, and the others as what they are', () => {
    expect(locales.map((locale) => readCatalogue(locale)['locale']?.message)).toEqual(['zh-CN', 'zh-TW', 'en'])
  })
})
