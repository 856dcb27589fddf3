import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSearchIndex } from '../../utils/search/search'
import { divisionCodes, divisionName, shortName } from '../../utils/text/divisions'
import { closure } from '../support/records'

const records = [
  closure(
    { name: '临淄交警', organisation: '淄博市公安局交通警察支队临淄大队', division: '370305' },
    { successors: [{ kind: 'account', name: '淄博交警' }] },
  ),
  closure({ name: '临淄', division: '370305' }),
  closure({ name: '莒南交警', division: '371327' }, { successors: [{ kind: 'website', name: '莒南县人民政府网站' }] }),
  closure({ name: '淮阳特警SWAT', division: '411603', formerNames: ['淮阳警方'] }),
]
const index = createSearchIndex(records)

function search(query: string, limit = 10): readonly string[] {
  return index.search(query, { limit }).map(({ name }) => name)
}

describe('a search', () => {
  test.each([
    ['临淄', ['临淄', '临淄交警'], 'by name, the whole name first'],
    ['交警', ['临淄交警', '莒南交警'], 'by a part of the name'],
    ['淄博交警', ['临淄交警'], 'by successor'],
    ['莒南县人民政府', ['莒南交警'], 'by a website that took over'],
    ['交通警察支队', ['临淄交警'], 'by organisation'],
    ['山东', ['临淄交警', '莒南交警', '临淄'], 'by province, what leads somewhere first'],
    ['淄博市', ['临淄交警', '临淄'], 'by city'],
    ['shandong', ['临淄交警', '莒南交警', '临淄'], 'by the pinyin of a province'],
    ['zb jj', ['临淄交警'], 'by the first letters of a city and of the office'],
    ['鲁', ['临淄交警', '莒南交警', '临淄'], 'by what a province is called on number plates'],
    ['鲁交警', ['临淄交警', '莒南交警'], 'by that and the office'],
    ['临淄交警局', ['临淄交警'], 'by an office that has become a bureau'],
    ['linzi jiaojingdui', ['临淄交警'], 'by an office as people say it, in pinyin'],
    ['淮阳警方', ['淮阳特警SWAT'], 'by former name'],
    ['ｓｗａｔ', ['淮阳特警SWAT'], 'by full-width letters'],
    ['臨淄 交警', ['临淄交警'], 'by several words, in traditional characters'],
    ['交警 山东 临淄', ['临淄交警'], 'by words in any order'],
    ['没有这个', [], 'finds nothing where nothing is'],
    ['   ', [], 'finds nothing for white space'],
    ['.*', [], 'takes every character for itself'],
    ['linzijiaojing', ['临淄交警'], 'by pinyin'],
    ['lin zi jiao jing', ['临淄交警'], 'by pinyin in syllables'],
    ['línzī', ['临淄', '临淄交警'], 'by pinyin with tones'],
    ['LINZI', ['临淄', '临淄交警'], 'by capital letters'],
    ['linzijiaoj', ['临淄交警'], 'by what is typed so far'],
    ['lzjj', ['临淄交警'], 'by first letters'],
    ['临淄jj', ['临淄交警'], 'by characters and first letters'],
    ['linzi交警', ['临淄交警'], 'by pinyin and characters'],
    ['lz交警', ['临淄交警'], 'by first letters and characters'],
    ['linzi jj', ['临淄交警'], 'by pinyin and first letters'],
    ['临淄的交警', ['临淄交警'], 'with a word that says nothing'],
    ['临淄交警官方抖音号', ['临淄交警'], 'with words that say nothing'],
    ['临淄区交警', ['临淄交警'], 'with the region in full'],
    ['淄博交管', ['临淄交警'], 'by region and another word for the office'],
    ['linzijiaoguan', ['临淄交警'], 'by the same in pinyin'],
    ['linzijiaojin', ['临淄交警'], 'with a letter missing at the end'],
    ['lnizijiaojing', ['临淄交警'], 'with two letters swapped'],
    ['liznijiaojing', ['临淄交警'], 'with two letters swapped across syllables'],
    ['lingzhijiaojing', ['临淄交警'], 'with sounds that many do not tell apart'],
    ['临缁交警', ['临淄交警'], 'with a character of the same sound'],
    ['临淄文警', ['临淄交警'], 'with a wrong character'],
    ['junan', ['莒南交警'], 'by pinyin of a rare character'],
    ['lin2zi1jiao1jing3', ['临淄交警'], 'by pinyin with the numbers of tones'],
    ['lin2 zi1', ['临淄', '临淄交警'], 'by the same in syllables'],
    ['请问一下临淄交警的账号怎么打不开了', ['临淄交警'], 'by a whole question'],
    ['关于“临淄交警”抖音号关停的公告', ['临淄交警'], 'by the title of a notice'],
    ['临淄交警搬到哪里去了', ['临淄交警'], 'by another question'],
    ['临淄交警 douyin', ['临淄交警'], 'with the name of a platform in letters'],
    ['临淄交警weibo', ['临淄交警'], 'with the same at its end'],
    ['请问林淄交警去哪了', ['临淄交警'], 'by a question with a wrong character'],
    ['淄博林淄交警', ['临淄交警'], 'by its region, and with a wrong character'],
    ['我想找临淄交警还在不在', ['临淄交警'], 'by any sentence that names a place and an office'],
    ['临淄交警二中队', [], 'finds nothing for a part of an office that is not there'],
    ['临淄 交警 字字字字字字字字字字字', [], 'finds nothing where most of what is typed is not there'],
    ['我想找临淄的人', [], 'finds nothing for a sentence that names a place only'],
    ['临甾', ['临淄', '临淄交警'], 'by a character that looks nearly the same'],
  ])('“%s” → %j (%s)', (query, expected) => {
    expect(search(query)).toEqual(expected)
  })

  test.each([
    ['临淄', [[0, 2]], 'name', undefined],
    ['jj', [[2, 4]], 'name', undefined],
    ['jj linzi', [[0, 4]], 'name', undefined],
    ['淄博交警', [], 'successor', undefined],
    ['临淄大队', [], 'organisation', undefined],
    ['交管', [[2, 4]], 'office', undefined],
    ['lingzi', [[0, 2]], 'name', { typed: 'ling', meant: '临' }],
    ['临缁交警', [[0, 4]], 'name', { typed: '缁', meant: '淄' }],
  ])('“%s” says what of the name it found: %j, where: %s, and what was mistyped: %j', (query, matched, field, slip) => {
    const hit = index.search(query, { limit: 10 }).find(({ name }) => name === '临淄交警')
    expect({ matched: hit?.matched, field: hit?.field, slip: hit?.slip }).toEqual({ matched, field, slip })
  })

  test.each([
    ['临淄', undefined],
    ['lzjj', 'lin zi jiao jing'],
    ['临淄jj', 'jiao jing'],
    ['jiaoj linz', 'jiao jing lin zi'],
    ['lingzi', 'lin zi'],
    ['liznijiao', 'lin zi jiao'],
  ])('“%s” says how the characters are read that it was typed by: %s', (query, reading) => {
    const hit = index.search(query, { limit: 10 }).find(({ name }) => name === '临淄交警')
    expect(hit?.reading).toBe(reading)
  })

  test.each([
    ['山东 交警', ['莒南交警', '山阴交警'], 'region and office before a wrong character'],
    ['山东交警', ['莒南交警', '山阴交警'], 'the same without a space'],
    ['shandong jiaojing', ['莒南交警'], 'the same in pinyin'],
    ['莒南公安交警', ['莒南交警', '甘南公安交警'], 'organisation before a wrong character'],
    ['山东融媒', ['莒南发布'], 'a successor that is a website of the government is no news'],
    ['莒南 警察', ['莒南公安', '莒南交警'], 'what the police are called before what a part of them is called too'],
    ['莒南车管', ['莒南交警'], 'where cars are registered'],
    ['戈阳', ['弋阳公安'], 'a place by a character that looks nearly the same'],
    ['毫州公安', ['亳州公安', '衢州公安'], 'such a character before any other'],
    ['大理州', ['大理融媒'], 'an autonomous prefecture as people say it'],
    ['延边州文旅', ['文旅延边'], 'the same and an office'],
    ['呼市 公积金', ['呼和浩特住房公积金'], 'a city as its papers call it'],
    ['克州公积金', ['克孜勒苏住房公积金'], 'a prefecture as its papers call it'],
    ['淄博公基金', ['淄博住房公积金'], 'the fund as many write it'],
    ['莒南第3中学', ['莒南县第三中学'], 'a number in digits'],
    ['长阳县', ['长阳公安'], 'an autonomous county as people say it'],
    ['安阳市委宣传部', ['安阳发布'], 'a part of a party committee'],
    ['安阳人防办', ['安阳人防'], 'an office of few as it is called in full'],
    ['台州国土局', ['台州自然资源'], 'an office with the name of a place (资源县) in its own'],
    ['乐陵卫健委', ['健康乐陵'], 'an office whose end and the place behind it make up another one (康乐县)'],
    ['jiankanglaoling', ['健康乐陵'], 'the same, the place read as it is'],
    ['汨罗房管局', ['汨罗房管', '汨罗住建'], 'a bureau by its own name before another of its office'],
    ['房管局 汨罗', ['汨罗房管', '汨罗住建'], 'the same in words of any order'],
    ['汨罗房管局 官方微博', ['汨罗房管', '汨罗住建'], 'the same with words that say nothing'],
    ['汨罗市房管局', ['汨罗房管', '汨罗住建'], 'the same with the region in full'],
    ['天台公安', ['平安天台', '天台交警'], 'a word for one office before those of which it begins a word'],
  ])('“%s” finds %j: %s', (query, expected) => {
    const many = createSearchIndex([
      closure(
        { name: '莒南交警', division: '371327', organisation: '临沂市公安局交通警察支队莒南大队' },
        { successors: [{ kind: 'website', name: '莒南县人民政府网站' }] },
      ),
      ...Object.entries({
        山阴交警: '140621',
        甘南公安交警: '230225',
        莒南发布: '371327',
        莒南公安: '371327',
        弋阳公安: '361126',
        衢州公安: '330800',
        亳州公安: '341600',
        大理融媒: '532900',
        淄博住房公积金: '370300',
        呼和浩特住房公积金: '150100',
        克孜勒苏住房公积金: '653000',
        莒南县第三中学: '371327',
        文旅延边: '222400',
        长阳公安: '420528',
        台州自然资源: '331000',
        安阳发布: '410500',
        安阳人防: '410500',
        健康乐陵: '371481',
        汨罗住建: '430681',
        汨罗房管: '430681',
        平安天台: '331023',
        天台交警: '331023',
      }).map(([name, division]) => closure({ name, division }, { successors: [] })),
    ])
    expect(many.search(query, { limit: expected.length }).map(({ name }) => name)).toEqual(expected)
  })

  test.each([
    ['长沙市公安', '430100'],
    ['长沙县公安', '430121'],
    ['湖南省长沙市长沙县公安', '430121'],
    ['吉林省 公安', '220000'],
    ['吉林市公安', '220200'],
    ['朝阳市公安', '211300'],
    ['公安 朝阳区', '110105'],
  ])('“%s” finds, of those of one name, first that of the division which was named in full: %s', (query, expected) => {
    const codes = ['110105', '211300', '220000', '220200', '430100', '430121']
    const named = codes.map((code) => {
      const name = `${shortName(divisionName(code) ?? '')}公安`
      return closure({ name, division: code }, { id: code, successors: [] })
    })
    expect(createSearchIndex(named).search(query, { limit: 1 })[0]?.id).toBe(expected)
  })

  test('says by which of its readings a character was found', () => {
    const read = createSearchIndex([closure({ name: '乐陵发布', division: '371481' }), closure({ name: '吕梁发布' })])
    const typed = ['leling', 'laoling', 'llfb', 'lvliang', 'luliang']
    expect(typed.map((query) => read.search(query, { limit: 1 })[0]?.reading)).toEqual([
      'le ling',
      'lao ling',
      'lao ling fa bu',
      'lü liang',
      'lü liang',
    ])
  })

  test('says which of several former names or successors it found', () => {
    const several = createSearchIndex([
      closure(
        { name: '某号', formerNames: ['甲发布', '乙发布'] },
        {
          successors: [
            { kind: 'account', name: '丙发布' },
            { kind: 'phone', name: '丁热线', number: '12345' },
          ],
        },
      ),
    ])
    const found = ['乙发布', '丁热线', '某号'].map((query) => several.search(query, { limit: 1 })[0])
    expect(found.map((hit) => [hit?.field, hit?.at])).toEqual([
      ['former-name', 1],
      ['successor', 1],
      ['name', undefined],
    ])
  })

  test('counts what matched in the name as it is written', () => {
    const written = createSearchIndex([closure({ name: '【臨淄】 交警 Ｏｋ', division: '370305' })])
    expect(written.search('临淄交警ok', { limit: 1 })[0]?.matched).toEqual([[1, 10]])
    expect(written.search('jjok', { limit: 1 })[0]?.matched).toEqual([[5, 10]])
  })

  test.each([
    [undefined, ['370000', '370200', '620100', '370302', '370305']],
    ['370305', ['370305', '370302', '370000', '370200', '620100']],
    ['370300', ['370302', '370305', '370000', '370200', '620100']],
    ['370000', ['370000', '370200', '370302', '370305', '620100']],
    ['620102', ['620100', '370000', '370200', '370302', '370305']],
    ['999999', ['370000', '370200', '620100', '370302', '370305']],
    ['', ['370000', '370200', '620100', '370302', '370305']],
  ])('near %s shows among equals the same county first, then city, then province', (near, divisions) => {
    const all = ['620100', '370302', '370000', '370305', '370200']
    const equals = createSearchIndex(all.map((code) => closure({ name: '交警', division: code }, { id: code })))
    const options = { limit: 9, ...(near !== undefined && { near }) }
    expect(equals.search('jj', options).map(({ id }) => id)).toEqual(divisions)
  })

  test('finds what is near even where a page is full of equals', () => {
    const codes = divisionCodes()
    const everywhere = createSearchIndex(
      codes.map((code) => closure({ name: '交警', division: code }, { id: code, successors: [] })),
    )
    const ids = everywhere.search('jiaojing', { limit: 3, near: '650109' }).map(({ id }) => id)
    expect(ids).toEqual(['650109', '650100', '650102'])
  })

  test('gives no more than asked for', () => {
    expect(search('交警', 1)).toEqual(['临淄交警'])
  })

  test('answers anything without throwing', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (query) => {
        expect(search(query).length).toBeLessThanOrEqual(records.length)
      }),
    )
  })
})
