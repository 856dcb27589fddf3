// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ResultsPage, type ResultsPageProps, type ResultsShown } from '../../components/results-page/results-page'
import { resultsAddress, type ResultsQuery } from '../../utils/results/address'
import { speak } from '../support/i18n'
import { closure, listInUse } from '../support/records'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

const query: ResultsQuery = { words: '', filters: {}, page: 1 }
const list = listInUse()

function result(name: string) {
  return { guidance: { closure: closure({ name }), list, routes: [], suggestions: [] } }
}

function shown(rest: Partial<ResultsShown> = {}): ResultsShown {
  return {
    query,
    results: [result('临淄交警')],
    total: 1,
    unfiltered: 1,
    first: 0,
    pages: 1,
    choices: {
      province: new Map([['37', 3]]),
      platform: new Map([['douyin', 2]]),
      status: new Map([['stopped', 1]]),
      year: new Map([
        ['2024', 1],
        ['2025', 1200],
      ]),
    },
    isPreparing: false,
    ...rest,
  }
}

function propsOf(rest: Partial<ResultsPageProps>) {
  return {
    query,
    shown: shown(),
    progress: undefined,
    hasTrouble: false,
    lists: [list],
    allOff: false,
    addressOf: resultsAddress,
    onWords: vi.fn<ResultsPageProps['onWords']>(),
    onFilters: vi.fn<ResultsPageProps['onFilters']>(),
    onPage: vi.fn<ResultsPageProps['onPage']>(),
    onAddOwn: vi.fn<ResultsPageProps['onAddOwn']>(),
    onOpenOptions: vi.fn<ResultsPageProps['onOpenOptions']>(),
    onPrint: vi.fn<ResultsPageProps['onPrint']>(),
    ...rest,
  }
}

function open(rest: Partial<ResultsPageProps> = {}) {
  const props = propsOf(rest)
  const page = render(<ResultsPage {...props} />)
  return { ...props, page, text: () => page.container.textContent }
}

describe('the results page says', () => {
  test.each<[string, Partial<ResultsPageProps>, string]>([
    ['that one record was found', {}, '共 1 条记录'],
    [
      'which of many it shows',
      { shown: shown({ results: [result('甲'), result('乙')], total: 12345, first: 50, pages: 247 }) },
      '第 51–52 条，共 12,345 条记录',
    ],
    ['that it is looking', { shown: undefined }, '正在查找…'],
    [
      'how far it has gone through a list',
      { shown: undefined, progress: { done: 2048, total: 100_000 } },
      '正在读取名录：2,048 / 100,000 条',
    ],
    ['that a list cannot be read', { shown: undefined, hasTrouble: true, lists: undefined }, '名录读不出来'],
    ['that there is no list yet', { shown: undefined, lists: [] }, '名录还没有装好'],
    ['that all lists are switched off', { shown: undefined, lists: [], allOff: true }, '所有名录都已停用'],
    ['of which day the list is', {}, '移步名录，名录日期 2026年11月21日'],
    [
      'that a list has run out',
      { lists: [listInUse({ isStale: true, expires: '2026-11-28T00:00:00Z' })] },
      '已过期（有效期到2026年11月28日），内容可能已经过时',
    ],
    [
      'that too much fits',
      { shown: shown({ cutAt: 2000 }) },
      '对得上的记录太多，这里只有最符合的 2,000 条。请再加上地名等字词。',
    ],
    ['that a list is not ready', { shown: shown({ isPreparing: true }) }, '现在只找得到名称完全相同的记录'],
    [
      'that nothing fits the words',
      { shown: shown({ query: { ...query, words: '某号' }, results: [], total: 0, unfiltered: 0 }) },
      '名录里没有与“某号”对得上的记录',
    ],
    [
      'that nothing fits the filters',
      { shown: shown({ query: { ...query, words: '某号' }, results: [], total: 0, unfiltered: 7 }) },
      '不筛选的话，有 7 条记录。',
    ],
  ])('%s', (_, props, words) => {
    expect(open(props).text()).toContain(words)
  })

  test('what may help where the words lead to nothing', () => {
    const help = {
      channels: undefined,
      searches: [{ platform: 'weibo', url: 'https://s.weibo.com/user?q=x' }],
    } as const
    const nothing = { ...query, words: '某号' }
    const { page, onAddOwn } = open({ shown: shown({ query: nothing, results: [], total: 0, unfiltered: 0, help }) })
    expect(page.getByText('微博').getAttribute('href')).toBe('https://s.weibo.com/user?q=x')
    fireEvent.click(page.getByText('记到“我的记录”'))
    expect(onAddOwn).toHaveBeenCalledWith('某号')
  })

  test('not that there is nothing, while a list is not ready', () => {
    const nothing = { ...query, words: '某号' }
    const { text } = open({ shown: shown({ query: nothing, results: [], total: 0, unfiltered: 0, isPreparing: true }) })
    expect(text()).not.toContain('没有与')
  })

  test('nothing of records and nothing to print where there are none', () => {
    const { page } = open({ shown: shown({ results: [], total: 0 }) })
    expect(page.queryByText('打印本页')).toBeNull()
    expect(page.container.querySelector('nav')).toBeNull()
  })
})

describe('filters', () => {
  test('are chosen among what there is, the last year first', () => {
    const { page, onFilters } = open({ query: { ...query, filters: { province: '37' } } })
    const years = page.getByLabelText('年份')
    expect(Array.from(years.querySelectorAll('option'), ({ textContent }) => textContent)).toEqual([
      '全部',
      '2025（1,200）',
      '2024（1）',
    ])
    fireEvent.change(years, { target: { value: '2024' } })
    expect(onFilters).toHaveBeenLastCalledWith({ province: '37', year: '2024' })
    fireEvent.change(page.getByLabelText('省份'), { target: { value: '' } })
    expect(onFilters).toHaveBeenLastCalledWith({})
  })

  test('stay to be seen where nothing passes them, and before anything is known', () => {
    const filtered = { ...query, filters: { platform: 'zhihu' } as const }
    const chosen = ({ page }: ReturnType<typeof open>) =>
      page.container.querySelectorAll('select')[1]?.selectedOptions[0]?.textContent
    expect(chosen(open({ query: filtered }))).toBe('知乎（0）')
    cleanup()
    expect(chosen(open({ query: filtered, shown: undefined }))).toBe('知乎')
  })
})

describe('pages', () => {
  const second = shown({ query: { ...query, words: '甲', page: 2 }, total: 120, first: 50, pages: 3 })

  test('have addresses of their own', () => {
    const { page } = open({ shown: second })
    expect(page.getByText('上一页').getAttribute('href')).toBe('results.html?q=%E7%94%B2')
    expect(page.getByText('下一页').getAttribute('href')).toBe('results.html?q=%E7%94%B2&page=3')
  })

  test('are turned here, unless another tab is asked for', () => {
    const { page, onPage } = open({ shown: second })
    fireEvent.click(page.getByText('下一页'), { ctrlKey: true })
    expect(onPage).not.toHaveBeenCalled()
    fireEvent.click(page.getByText('下一页'))
    expect(onPage).toHaveBeenCalledWith(3)
  })
})

describe('the box', () => {
  test('keeps the spaces one types, and asks for clean words', () => {
    const { onWords } = open()
    const box = boxNow()
    fireEvent.input(box, { target: { value: '临淄 ' } })
    expect(onWords).toHaveBeenLastCalledWith('临淄', false)
    expect(box.value).toBe('临淄 ')
  })

  test('asks for nothing while an input method is at work, then for what it wrote', () => {
    const { onWords } = open()
    const box = boxNow()
    fireEvent(box, new InputEvent('input', { bubbles: true, isComposing: true }))
    expect(onWords).not.toHaveBeenCalled()
    fireEvent.compositionEnd(box, { target: { value: '临淄' } })
    expect(onWords).toHaveBeenLastCalledWith('临淄', false)
  })

  test('Enter says that these are the words', () => {
    const { onWords } = open({ query: { ...query, words: '临淄' } })
    fireEvent.click(screen.getByRole('button', { name: '查找' }))
    expect(onWords).toHaveBeenLastCalledWith('临淄', true)
  })

  test('shows what the way back leads to', () => {
    const before = propsOf({ query: { ...query, words: '临淄交警' } })
    const { rerender } = render(<ResultsPage {...before} />)
    expect(boxNow().value).toBe('临淄交警')
    rerender(<ResultsPage {...before} query={{ ...query, words: '临淄' }} />)
    expect(boxNow().value).toBe('临淄')
  })
})

function boxNow(): HTMLInputElement {
  const box = screen.getByRole('searchbox')
  if (!(box instanceof HTMLInputElement)) throw new Error('the search box is none')
  return box
}
