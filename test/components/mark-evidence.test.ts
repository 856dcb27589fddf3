import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { markEvidence } from '../../components/options/own/mark-evidence'
import type { Evidence, Range } from '../../utils/notices/draft'
import { readNotice } from '../../utils/notices/read-notice'

const nothing: Evidence = {
  account: [],
  platform: [],
  organisation: [],
  status: [],
  announcedOn: [],
  effectiveOn: [],
  successors: [],
}

test('what was read from is cut out, and says what it tells', () => {
  const text = '“甲”微博自2025年3月1日起停用。'
  const [draft] = readNotice(text)
  const marked = markEvidence(text, draft?.evidence ?? nothing).filter(({ fields }) => fields.length > 0)
  expect(marked.map((piece) => [piece.fields.join(), piece.text])).toEqual([
    ['account', '甲'],
    ['account', '微博'],
    ['date', '2025年3月1日'],
    ['status', '停用'],
  ])
})

test('words that tell two things say both', () => {
  const pieces = markEvidence('甲乙丙丁', { ...nothing, account: [[0, 3]], successors: [[[1, 4]]] })
  expect(pieces).toEqual([
    { from: 0, text: '甲', fields: ['account'] },
    { from: 1, text: '乙丙', fields: ['account', 'successor'] },
    { from: 3, text: '丁', fields: ['successor'] },
  ])
})

test('the pieces are the text, and what is covered is marked, whatever the ranges', () => {
  const range = fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]): Range => [Math.min(a, b), Math.max(a, b)])
  fc.assert(
    fc.property(
      fc.string({ maxLength: 40 }),
      fc.array(range),
      fc.array(fc.array(range)),
      (text, status, successors) => {
        const pieces = markEvidence(text, { ...nothing, status, successors })
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        let at = 0
        for (const piece of pieces) {
          for (let index = at; index < at + piece.text.length; index += 1) {
            const covers = ([from, to]: Range) => from <= index && index < to
            expect(piece.fields.includes('status')).toBe(status.some(covers))
            expect(piece.fields.includes('successor')).toBe(successors.flat().some(covers))
          }
          at += piece.text.length
        }
      },
    ),
  )
})
