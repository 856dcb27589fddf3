import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSearchIndex } from '../../utils/search/search'
import { closure } from '../support/records'

const records = [
  closure(
    { name: '临淄交警', organisation: '淄博市公安局交通警察支队临淄大队', division: '370305' },
    { successors: [{ kind: 'account', name: '淄博交警' }] },
  ),
  closure({ name: '临淄', division: '370305' }),
  closure({ name: '莒南交警', division: '371327' }, { successors: [{ kind: 'website', name: '莒南县人民政府网站' }] }),
  closure({ name: '淮阳特警SWAT', division: '411603', formerNames: ['淮阳警方'] }),
].map((record) => ({ closure: record }))
const index = createSearchIndex(records)

function search(query: string, limit = 10): readonly string[] {
  return index.search(query, limit).map((found) => found.closure.account.name)
}

describe('a search', () => {
  test.each([
    ['临淄', ['临淄', '临淄交警'], 'by name, the whole name first'],
    ['交警', ['临淄交警', '莒南交警'], 'by a part of the name'],
    ['淄博交警', ['临淄交警'], 'by successor'],
    ['莒南县人民政府', ['莒南交警'], 'by a website that took over'],
    ['交通警察支队', ['临淄交警'], 'by organisation'],
    ['山东', ['临淄交警', '临淄', '莒南交警'], 'by province'],
    ['淄博市', ['临淄交警', '临淄'], 'by city'],
    ['淮阳警方', ['淮阳特警SWAT'], 'by former name'],
    ['ｓｗａｔ', ['淮阳特警SWAT'], 'by full-width letters'],
    ['臨淄 交警', ['临淄交警'], 'by several words, in traditional characters'],
    ['交警 山东 临淄', ['临淄交警'], 'by words in any order'],
    ['没有这个', [], 'finds nothing where nothing is'],
    ['   ', [], 'finds nothing for white space'],
    ['.*', [], 'takes every character for itself'],
  ])('“%s” → %j (%s)', (query, expected) => {
    expect(search(query)).toEqual(expected)
  })

  test('gives no more than asked for', () => {
    expect(search('交警', 1)).toEqual(['临淄交警'])
  })

  test('answers anything without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => {
        expect(search(query).length).toBeLessThanOrEqual(records.length)
      }),
    )
  })
})
