import packed from 'virtual:yibu/readings'
import { unpackText } from '../text/packed'

/** How characters are read, without tones; a syllable is a number in `syllables`. */
export interface Readings {
  /** `lin`, `lv`. */
  readonly syllables: readonly string[]
  /** Every reading of a character, the usual one first; none for what is no Chinese character. */
  of(code: number): readonly number[]
  /** Names in which a character is read otherwise than usual: for each character which of its readings it is. */
  readonly words: ReadonlyMap<string, readonly number[]>
}

let unpacked: Readings | undefined

/** The syllables are there at once; the rest is unpacked at first use: some milliseconds. */
export function getReadings(): Readings {
  unpacked ??= unpack(packed.split(' '))
  return unpacked
}

function unpack([
  syllables = '',
  steps = '',
  high = '',
  low = '',
  moreSteps = '',
  moreHigh = '',
  moreLow = '',
  words = '',
]: readonly string[]): Readings {
  const unpackCodes = () => {
    const codes = unpackSteps(steps, 0x4dff)
    const all = codes.map((_, at): number[] => [numberAt(high, low, at)])
    for (const [at, place] of unpackSteps(moreSteps, 0).entries()) all[place]?.push(numberAt(moreHigh, moreLow, at))
    return new Map(codes.map((code, at) => [code, all[at] ?? none]))
  }
  let byCode: ReadonlyMap<number, readonly number[]> | undefined
  let byWord: Readings['words'] | undefined
  return {
    syllables: syllables.split(','),
    of: (code) => (byCode ??= unpackCodes()).get(code) ?? none,
    get words() {
      return (byWord ??= unpackWords(unpackText(words)))
    },
  }
}

const none: readonly number[] = []

function unpackSteps(text: string, start: number): readonly number[] {
  const numbers: number[] = []
  let number = start
  for (let at = 0; at < text.length; at += 1) {
    const step = digitAt(text, at)
    number += step
    if (step < 63) numbers.push(number)
  }
  return numbers
}

function unpackWords(text: string): ReadonlyMap<string, readonly number[]> {
  return new Map(
    text.split(',').map((word) => {
      const parts = Array.from(
        word.matchAll(/(\D)(\d?)/g),
        ([, character = '', digit]) => [character, Number(digit)] as const,
      )
      return [parts.map(([character]) => character).join(''), parts.map(([, digit]) => digit)]
    }),
  )
}

function numberAt(high: string, low: string, at: number): number {
  return digitAt(high, at) * 64 + digitAt(low, at)
}

function digitAt(text: string, at: number): number {
  return text.charCodeAt(at) - 48
}
