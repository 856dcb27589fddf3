// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Popup } from '../../components/popup/popup'
import type { PopupPage, PopupProps } from '../../components/popup/popup'
import type { Answer } from '../../utils/answer/answer'
import type { PageState } from '../../utils/messages'
import { closedAnswer, closureOf, guidanceOf, list } from './answers'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

function propsOf(changes: Partial<PopupProps>): PopupProps {
  return {
    page: { kind: 'loading' },
    query: '',
    results: undefined,
    lists: [list],
    onSearch: vi.fn<PopupProps['onSearch']>(),
    onShowAgain: vi.fn<PopupProps['onShowAgain']>(),
    onReload: vi.fn<PopupProps['onReload']>(),
    onOpenOptions: vi.fn<PopupProps['onOpenOptions']>(),
    ...changes,
  }
}

function show(changes: Partial<PopupProps> = {}) {
  const props = propsOf(changes)
  const view = render(<Popup {...props} />)
  return {
    props,
    text: () => view.container.textContent,
    again: (next: Partial<PopupProps>) => view.rerender(<Popup {...props} {...next} />),
  }
}

function pageOf(state: Partial<PageState>): PopupPage {
  return { kind: 'read', state: { platform: 'douyin', kind: 'profile', settled: true, shown: false, ...state } }
}

function profileWith(answer: Answer): PopupPage {
  const profile = { platform: 'douyin', ids: [], name: '临淄交警', verification: { state: 'unknown' } } as const
  return pageOf({ profile, answer })
}

const shared = [
  closureOf({ id: 'weibo/鼓楼发布@350102', account: { platform: 'weibo', name: '鼓楼发布', division: '350102' } }),
  closureOf({ id: 'weibo/鼓楼发布@320106', account: { platform: 'weibo', name: '鼓楼发布', division: '320106' } }),
]

describe('the page of this tab', () => {
  it.each<[string, PopupPage, RegExp]>([
    ['is being read', { kind: 'loading' }, /正在读取本页/],
    ['cannot be read', { kind: 'unreachable' }, /移步读不到这个页面。.*请重新加载后再看/],
    ['is not a profile', pageOf({ kind: 'other' }), /本页不是账号主页/],
    ['is a search', pageOf({ kind: 'search' }), /本页是搜索页，不是账号主页/],
    ['is a profile that still loads', pageOf({ settled: false }), /正在读取本页/],
    ['is a profile that says nothing', pageOf({}), /没能读出本页的账号/],
    ['is a closed account', profileWith(closedAnswer()), /公告将关停.*名称和认证单位与名录中的记录一致/],
    [
      'is not on the list',
      profileWith({ verdict: { kind: 'none', because: 'not-listed', closures: [] } }),
      /本页账号：“临淄交警”抖音号.*名录中没有这个账号。这只说明名录没有收录它/,
    ],
    [
      'may be one of several',
      profileWith({ verdict: { kind: 'none', because: 'ambiguous', closures: shared } }),
      /有 2 个账号叫这个名称.*福建省福州市鼓楼区.*江苏省南京市鼓楼区/,
    ],
    [
      'was reopened',
      profileWith({
        verdict: { kind: 'none', because: 'reopened', closures: [closureOf({ status: 'reopened' })] },
      }),
      /名录没有把它列为关停账号.*曾经关停，后来恢复使用/,
    ],
    [
      'is a successor',
      profileWith({ verdict: { kind: 'successor', sure: 'id', closures: [closureOf()] }, guidance: guidanceOf() }),
      /承接账号.*由本账号承接.*编号与名录记载的去向一致/,
    ],
  ])('%s', (_, page, words) => {
    expect(show({ page }).text()).toMatch(words)
  })

  it('is never called living or official', () => {
    const answer: Answer = { verdict: { kind: 'none', because: 'not-listed', closures: [] } }
    expect(show({ page: profileWith(answer) }).text()).not.toMatch(/正常|在用|是官方|没有关停/)
  })

  it.each([
    [{ scope: 'account' }, '您已选择不再提示此账号。'],
    [{ scope: 'week', until: Date.UTC(2026, 10, 28, 12) }, '到2026年11月28日为止'],
    [{ scope: 'platform' }, '您已选择在抖音一律不提示。'],
  ] as const)('can be shown again after %o', (hidden, words) => {
    const { props, text } = show({ page: profileWith({ ...closedAnswer(), hidden }) })
    expect(text()).toContain(words)
    fireEvent.click(screen.getByRole('button', { name: '恢复提示' }))
    expect(props.onShowAgain).toHaveBeenCalledExactlyOnceWith(hidden)
  })

  it('cannot be shown again where a managed computer hides the platform, and the person is not said to have chosen it', () => {
    const hidden = { scope: 'platform' } as const
    const { text } = show({ page: profileWith({ ...closedAnswer(), hidden }), arePlatformsLocked: true })
    expect(text()).toContain('由管理员统一管理')
    expect(text()).not.toContain('您已选择')
    expect(screen.queryByRole('button', { name: '恢复提示' })).toBeNull()
  })

  it('leads to the search when several records bear its name', () => {
    const { props } = show({ page: profileWith({ verdict: { kind: 'none', because: 'ambiguous', closures: shared } }) })
    fireEvent.click(screen.getByRole('button', { name: '查看这些记录的去向' }))
    expect(props.onSearch).toHaveBeenCalledExactlyOnceWith('鼓楼发布')
  })

  it('can be reloaded when it cannot be read', () => {
    const { props } = show({ page: { kind: 'unreachable' } })
    fireEvent.click(screen.getByRole('button', { name: '重新加载本页' }))
    expect(props.onReload).toHaveBeenCalledOnce()
  })
})

describe('the search', () => {
  const results = [
    { guidance: guidanceOf({ closure: closureOf({ note: '公告原话是请移步' }) }) },
    { guidance: guidanceOf({ closure: closureOf({ id: 'b' }), routes: [] }) },
    { guidance: guidanceOf({ closure: closureOf({ id: 'c' }) }) },
  ]

  function box(): HTMLInputElement {
    return screen.getByRole('searchbox')
  }

  it('has the focus when the popup opens, and asks as one types', async () => {
    const { props } = show()
    await vi.waitFor(() => expect(document.activeElement).toBe(box()))
    fireEvent.input(box(), { target: { value: '淄博' } })
    expect(props.onSearch).toHaveBeenCalledExactlyOnceWith('淄博')
  })

  it('waits for an input method to finish', () => {
    const { props } = show()
    fireEvent.input(box(), { target: { value: "zi'bo" }, isComposing: true })
    fireEvent.keyDown(box(), { key: 'Enter', isComposing: true })
    fireEvent.keyDown(box(), { key: 'Escape', isComposing: true })
    expect(props.onSearch).not.toHaveBeenCalled()
    expect(box().value).toBe("zi'bo")
    box().value = '淄博'
    fireEvent.compositionEnd(box())
    expect(props.onSearch).toHaveBeenCalledExactlyOnceWith('淄博')
  })

  it('tells each result with its region, body, note and ways, in the place of the page', () => {
    const { text } = show({ query: '交警', results })
    expect(screen.getByRole('status').textContent).toBe('找到 3 条记录')
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(3)
    expect(text()).toContain('山东省淄博市临淄区 淄博市公安局交通警察支队临淄大队')
    expect(text()).toContain('备注：公告原话是请移步')
    expect(text()).toContain('来源没有说明去向。')
    expect(screen.getAllByRole('link', { name: '在抖音搜索“淄博交警”' })).toHaveLength(2)
    expect(text()).not.toContain('正在读取本页')
  })

  it('says that there are more, that it is looking, and that there is nothing on the list of its date', () => {
    const { text, again } = show({ query: '交警', results, hasMore: true })
    expect(text()).toContain('显示前 3 条')
    again({ query: '交警', results: undefined })
    expect(screen.getByRole('status').textContent).toBe('正在查找…')
    again({ query: ' 天外 ', results: [] })
    expect(screen.getByRole('status').textContent).toBe('没有找到“天外”。')
    expect(text()).toContain('名录（日期 2026年11月21日）没有收录')
  })

  it('names the list of each result when there are several lists', () => {
    const { text } = show({ query: '交警', results, lists: [list, { ...list, id: 'other', name: '另一名录' }] })
    expect(text()?.match(/移步名录，名录日期/g)).toHaveLength(4)
  })

  it('is worked by the keyboard alone', () => {
    const { props, again } = show({ query: '交警', results })
    // The second result has nothing to press: it takes the focus itself.
    const ways = [...screen.getByRole('list', { name: '查找结果' }).children].map(
      (item) => item.querySelector('a[href]') ?? item,
    )
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })

    box().focus()
    press('ArrowDown')
    expect(document.activeElement).toBe(ways[0])
    press('ArrowDown')
    expect(document.activeElement).toBe(ways[1])
    press('ArrowDown')
    expect(document.activeElement).toBe(ways[2])
    press('End')
    press('ArrowDown')
    expect(document.activeElement).toBe(ways[2])
    press('Home')
    press('ArrowUp')
    expect(document.activeElement).toBe(box())
    press('Enter')
    expect(document.activeElement).toBe(ways[0])
    press('Escape')
    expect(document.activeElement).toBe(box())
    press('Escape')
    expect(props.onSearch).toHaveBeenCalledExactlyOnceWith('')

    // Nothing left to clear: Esc is the browser's, and closes the popup.
    again({ query: '', results: undefined })
    expect(press('Escape')).toBe(true)
  })
})

it('always shows the date of the list and the way to the settings', () => {
  const { props, text } = show()
  expect(text()).toContain('移步名录，名录日期 2026年11月21日')
  fireEvent.click(screen.getByRole('button', { name: '设置' }))
  expect(props.onOpenOptions).toHaveBeenCalledOnce()
})

it('says so while there is no list yet', () => {
  expect(show({ lists: [] }).text()).toContain('名录还没有装好')
})
