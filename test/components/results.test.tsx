// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closureOf, guidanceOf, list, routeTo } from './answers'
import { AnswerLine } from '../../components/results/answer-line'
import { MarkedText } from '../../components/results/marked-text'
import { matchReason } from '../../components/results/match-reason'
import { ResultDetails } from '../../components/results/result-details'
import { groupResults, type ShownResult } from '../../utils/answer/group-results'
import type { Closure } from '../../utils/model/closure'
import type { Hit } from '../../utils/model/hit'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

const hit: Hit = { id: 'x', platform: 'douyin', name: '临淄交警', score: 900, matched: [], field: 'name' }

const toZibo = routeTo(
  { kind: 'account', name: '淄博交警', platform: 'douyin' },
  { kind: 'open', url: 'https://a.cn/' },
)
const byPhone = routeTo(
  { kind: 'phone', name: '值班电话', number: '0533-711' },
  { kind: 'call', url: 'tel:0533711', number: '0533-711' },
)

function resultOf(changes: Partial<Closure> = {}, more: Partial<ShownResult['guidance']> = {}): ShownResult {
  return { guidance: guidanceOf({ closure: closureOf(changes), routes: [toZibo], ...more }), hit }
}

function onWeibo(changes: Partial<Closure> = {}, more: Partial<ShownResult['guidance']> = {}): ShownResult {
  const { account } = closureOf()
  return resultOf({ id: 'weibo/临淄交警', account: { ...account, platform: 'weibo' }, ...changes }, more)
}

function answerText(...results: readonly ShownResult[]): string {
  const [group] = groupResults(results)
  return group === undefined ? '' : (render(<AnswerLine group={group} />).container.textContent ?? '')
}

function showDetails(...results: readonly ShownResult[]): string {
  const [group] = groupResults(results)
  if (group === undefined) throw new Error('no results')
  return render(<ResultDetails group={group} namesList={false} />).container.textContent ?? ''
}

describe('an answer leads with', () => {
  test.each<[string, readonly ShownResult[], RegExp]>([
    ['where to go', [resultOf()], /^去向 “淄博交警”抖音号 “临淄交警”抖音号已于2025年3月10日公告将关停/],
    ['how many ways there are', [resultOf({}, { routes: [toZibo, byPhone] })], /^去向 “淄博交警”抖音号 等 2 处/],
    ['a number to call', [resultOf({}, { routes: [byPhone] })], /^去向 值班电话 0533-711/],
    ['the new name', [resultOf({ status: 'renamed' })], /^现在的账号 “淄博交警”抖音号/],
    ['that no way was stated', [resultOf({ successors: [] }, { routes: [] })], /^来源没有说明去向。/],
    [
      'that where it went closed in its turn',
      [resultOf({}, { routes: [{ via: [closureOf({ id: 'b' })] }] })],
      /^去向也已关停，没有说明新的去向/,
    ],
    ['that it came back, whatever it once led to', [resultOf({ status: 'reopened' })], /^已恢复使用.*后来恢复使用/],
    [
      'one way for accounts of several platforms that closed alike',
      [resultOf(), onWeibo()],
      /^去向 “淄博交警”抖音号 “临淄交警”抖音号、微博账号已于2025年3月10日公告将关停山东省/,
    ],
    [
      'which accounts there are where they did not close alike',
      [resultOf(), onWeibo({ status: 'stopped' })],
      /“临淄交警”抖音号、微博账号，共 2 条记录山东省/,
    ],
  ])('%s', (_, results, words) => {
    expect(answerText(...results)).toMatch(words)
  })
})

describe('what can be done about an answer', () => {
  test('is every way, and for which account where not for all', () => {
    const text = showDetails(resultOf(), onWeibo({}, { routes: [byPhone, toZibo] }))
    expect(screen.getAllByRole('link')).toHaveLength(2)
    expect(text).toMatch(/^前往“淄博交警”抖音号拨打 0533-711值班电话 原微博账号的去向。/)
  })

  test('is told with each record and its sources', () => {
    showDetails(resultOf(), onWeibo({ status: 'stopped', effectiveOn: '2024', note: '另行公告' }))
    const records = screen.getAllByRole('listitem')
    expect(records.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^“临淄交警”抖音号已于2025年3月10日公告将关停来源：《/),
      expect.stringMatching(/^“临淄交警”微博账号自2024年起停止更新.*备注：另行公告来源：《/),
    ])
  })

  test('is nothing to go to for an account that came back', () => {
    showDetails(resultOf({ status: 'reopened' }))
    expect(screen.queryByRole('link')).toBeNull()
  })

  test('names the list where there are several', () => {
    const [group] = groupResults([resultOf()])
    if (group === undefined) throw new Error('no group')
    expect(render(<ResultDetails namesList group={group} />).container.textContent).toContain(`${list.name}，名录日期`)
  })
})

describe('what was looked for is marked', () => {
  test.each<[string, string, Hit['matched'], string]>([
    ['at the beginning', '临淄交警', [[0, 2]], '“<mark>临淄</mark>交警”抖音号已关停'],
    [
      'in several places',
      '临淄交警',
      [
        [0, 1],
        [3, 4],
      ],
      '“<mark>临</mark>淄交<mark>警</mark>”抖音号已关停',
    ],
    ['whole', '临淄交警', [[0, 4]], '“<mark>临淄交警</mark>”抖音号已关停'],
    ['not where nothing of the name is meant', '临淄交警', [], '“临淄交警”抖音号已关停'],
    ['not where the sentence has it cut short', '别的名称', [[0, 2]], '“临淄交警”抖音号已关停'],
    ['not the same letters outside the name', '抖', [[0, 1]], '“临淄交警”抖音号已关停'],
  ])('%s', (_, name, ranges, html) => {
    const text = '“临淄交警”抖音号已关停'
    const { container } = render(<MarkedText text={text} name={name} ranges={ranges} />)
    expect(container.innerHTML).toBe(html)
    expect(container.textContent).toBe(text)
  })

  test('as text, whatever the name', () => {
    const name = '<img src=x>$&'
    const { container } = render(<MarkedText text={`“${name}”已关停`} name={name} ranges={[[0, 4]]} />)
    expect(container.textContent).toBe(`“${name}”已关停`)
    expect(container.querySelector('img')).toBeNull()
  })
})

describe('why a record was found is said', () => {
  const record = closureOf({
    account: { platform: 'douyin', name: '临淄交警', formerNames: ['临淄交通', '临淄交管'] },
    successors: [
      { kind: 'account', name: '甲' },
      { kind: 'account', name: '乙' },
    ],
  })

  test.each<[string, Partial<Hit>, string | undefined]>([
    ['its name shows it', {}, undefined],
    ['by its sound', { reading: 'lin zi' }, '按读音 lin zi 匹配'],
    ['with a slip', { slip: { typed: '缁', meant: '淄' } }, '“缁”按“淄”查找'],
    ['by a former name', { field: 'former-name', at: 1 }, '按旧名“临淄交管”匹配'],
    ['by where it went', { field: 'successor', at: 1 }, '按去向“乙”匹配'],
    ['by its body', { field: 'organisation' }, '按主办单位匹配'],
    ['by its region', { field: 'region' }, '按地区匹配'],
    ['by what the body does', { field: 'office' }, '按职能匹配'],
    [
      'by several things',
      { reading: 'jiao guan', field: 'former-name', at: 1 },
      '按读音 jiao guan 匹配；按旧名“临淄交管”匹配',
    ],
  ])('%s', (_, changes, words) => {
    expect(matchReason(record, { ...hit, ...changes })).toBe(words)
  })
})
