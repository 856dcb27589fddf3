// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Note } from '../../components/guidance/note'
import { History } from '../../components/guidance/history'
import type { HistoryFact } from '../../utils/model/history'
import { closedAnswer } from './answers'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

function show(...facts: readonly HistoryFact[]): Element {
  return render(<History history={{ platform: 'wechat', facts }} />).container
}

describe('what the platform says of an account', () => {
  it('is marked as its word', () => {
    expect(show({ kind: 'deregistered' }).textContent).toBe('微信的页面写着：此账号已注销')
  })

  it.each<[HistoryFact, string]>([
    [{ kind: 'renamed', from: '甲', to: '乙', on: '2023-05-04' }, '2023年5月4日：原名“甲”，改名为“乙”'],
    [{ kind: 'renamed', from: '甲', to: '乙' }, '原名“甲”，改名为“乙”'],
    [{ kind: 'migrated', from: '甲', to: '乙', on: '2024-08' }, '2024年8月：账号由“甲”迁移到“乙”'],
    [{ kind: 'migrated', from: '甲' }, '由“甲”迁移而来'],
    [{ kind: 'migrated', to: '乙' }, '账号迁移到“乙”'],
    [{ kind: 'migrated' }, '此账号已迁移到另一个账号'],
    [{ kind: 'migrating' }, '此账号正在迁移'],
    [{ kind: 'recorded', text: '2024年 主体变更' }, '“2024年 主体变更”'],
  ])('%j is told as %s', (fact, sentence) => {
    expect(show(fact).textContent).toBe(`微信的页面写着：${sentence}`)
  })

  it('is not worth a line when it is no more than that the account was registered', () => {
    const start = { kind: 'registered', name: '甲', on: '2014-03-06' } as const
    expect(show(start).textContent).toBe('')
    expect(show({ kind: 'renamed', from: '甲', to: '乙' }, start).textContent).toContain('2014年3月6日：注册，名称“甲”')
  })

  it('leads where its notice leads, and says where that is', () => {
    const container = show({ kind: 'migrated', url: 'https://mp.weixin.qq.com/s/abc' })
    expect(container.querySelector('a')?.getAttribute('href')).toBe('https://mp.weixin.qq.com/s/abc')
    expect(container.textContent).toContain('打开微信给出的新网址')
    expect(container.textContent).toContain('mp.weixin.qq.com')
  })

  it.each(['javascript:alert(1)', 'not an address'])('does not lead to %s', (url) => {
    expect(show({ kind: 'migrated', url }).querySelector('a')).toBeNull()
  })

  it('folds up a long record, not the news', () => {
    const record = ['甲', '乙', '丙'].map((from): HistoryFact => ({ kind: 'renamed', from, to: '丁' }))
    const container = show({ kind: 'deregistered' }, ...record)
    expect(container.querySelector('details')?.textContent).toContain('名称和迁移记录（3 条）')
    expect(container.querySelector('details')?.textContent).not.toContain('已注销')
    expect(show(...record.slice(1)).querySelector('details')).toBeNull()
  })

  it('stands below what the list says', () => {
    const history = { platform: 'wechat', facts: [{ kind: 'deregistered' }] } as const
    const text = render(<Note answer={{ ...closedAnswer(), history }} />).container.textContent
    expect(text.indexOf('名录日期')).toBeLessThan(text.indexOf('微信的页面写着'))
  })
})
