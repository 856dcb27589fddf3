// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { Popup } from '../../components/popup/popup'
import type { Found, PopupPage, PopupProps } from '../../components/popup/popup'
import type { Answer, Guidance } from '../../utils/answer/answer'
import type { SearchResult } from '../../utils/answer/search-answer'
import type { PageState } from '../../utils/messages'
import type { Closure } from '../../utils/model/closure'
import type { Hit } from '../../utils/model/hit'
import { closedAnswer, closureOf, guidanceOf, list, searchRoute } from './answers'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

function propsOf(changes: Partial<PopupProps>): PopupProps {
  return {
    page: { kind: 'loading' },
    query: '',
    found: undefined,
    lists: [list],
    onSearch: vi.fn<PopupProps['onSearch']>(),
    onAddOwn: vi.fn<PopupProps['onAddOwn']>(),
    onRecord: vi.fn<PopupProps['onRecord']>(),
    onShowAgain: vi.fn<PopupProps['onShowAgain']>(),
    isPinned: false,
    onPin: vi.fn<PopupProps['onPin']>(),
    troubles: [],
    pinNews: [],
    onPinNewsHeard: vi.fn<PopupProps['onPinNewsHeard']>(),
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

const hit: Hit = { id: 'x', platform: 'douyin', name: '临淄交警', score: 1000, matched: [], field: 'name' }

function resultOf(changes: Partial<Closure>, more: Partial<Guidance & { readonly hit: Hit }> = {}): SearchResult {
  const { hit: found = hit, ...guidance } = more
  return { guidance: guidanceOf({ closure: closureOf(changes), ...guidance }), hit: found }
}

function foundOf(query: string, results: readonly SearchResult[], help?: Found['help']): Found {
  return { query, results, preparing: false, help }
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

  it('of an account on no list tells what the platform itself says of it', () => {
    const history = { platform: 'wechat', facts: [{ kind: 'deregistered' }] } as const
    const page = profileWith({ verdict: { kind: 'none', because: 'not-listed', closures: [] }, history })
    expect(show({ page }).text()).toMatch(/名录中没有这个账号.*微信的页面写着：此账号已注销/)
  })

  it('of an account on no list can be noted down as closed, and of no other', () => {
    const none = { kind: 'none', because: 'not-listed', closures: [] } as const
    const { props } = show({ page: profileWith({ verdict: none }) })
    fireEvent.click(screen.getByRole('button', { name: '记录此账号的关停' }))
    expect(props.onRecord).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: '临淄交警' }), undefined)
    cleanup()
    show({ page: profileWith(closedAnswer()) })
    expect(screen.queryByRole('button', { name: '记录此账号的关停' })).toBeNull()
  })

  it('is told with its own notice, which goes into a record of it', () => {
    const none = { kind: 'none', because: 'not-listed', closures: [] } as const
    const { closure, routes, suggestions } = guidanceOf()
    const notice = { quote: '本账号停止更新', text: '公告：本账号停止更新', closure, routes, suggestions }
    const { props } = show({ page: profileWith({ verdict: none, notice }) })
    expect(screen.getByText('本账号停止更新')).toBeTruthy()
    expect(screen.getByText('名录中没有这个账号。')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '记录此账号的关停' }))
    expect(props.onRecord).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: '临淄交警' }), notice)
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
  const first = resultOf({}, { hit: { ...hit, matched: [[2, 4]] } })
  const results = [
    first,
    resultOf({ id: 'b', account: { platform: 'weibo', name: '鼓楼发布' }, successors: [] }, { routes: [] }),
    resultOf({ id: 'c', account: { platform: 'douyin', name: '桓台交警' }, note: '公告原话是请移步' }),
  ]

  function box(): HTMLInputElement {
    return screen.getByRole('combobox')
  }

  function press(key: string, more = {}): boolean {
    return fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
  }

  /** What the arrow keys are at: the place of the answer, undefined in the box. */
  function active(): number | undefined {
    const chosen = screen.queryAllByRole('option', { selected: true })
    expect(chosen.map(({ id }) => id)).toEqual([box().getAttribute('aria-activedescendant')].filter(Boolean))
    const place = screen.queryAllByRole('option').findIndex((option) => option === chosen[0])
    return place < 0 ? undefined : place
  }

  it('has the focus when the popup opens, and asks as one types', async () => {
    const { props } = show()
    await vi.waitFor(() => expect(document.activeElement).toBe(box()))
    fireEvent.input(box(), { target: { value: '淄博' } })
    expect(props.onSearch).toHaveBeenCalledExactlyOnceWith('淄博')
  })

  it('waits for an input method to finish', () => {
    const { props } = show({ query: '交警', found: foundOf('交警', results) })
    box().focus()
    fireEvent.input(box(), { target: { value: "zi'bo" }, isComposing: true })
    for (const key of ['Enter', 'Escape', 'ArrowDown']) expect(press(key, { isComposing: true })).toBe(true)
    expect(props.onSearch).not.toHaveBeenCalled()
    expect(active()).toBeUndefined()
    expect(box().value).toBe("zi'bo")
    box().value = '淄博'
    fireEvent.compositionEnd(box())
    expect(props.onSearch).toHaveBeenCalledExactlyOnceWith('淄博')
  })

  it('gives answers in the place of the page: where to go, what closed, where that was, and what to do about it', () => {
    const { text } = show({ query: '交警', found: foundOf('交警', results) })
    const [answer] = screen.getAllByRole('option')
    expect(answer?.textContent).toMatch(
      /^去向 “淄博交警” .*“临淄交警”抖音号已于2025年3月10日公告将关停.*山东省淄博市临淄区 淄博市公安局交通警察支队临淄大队$/,
    )
    expect(answer?.querySelector('mark')?.textContent).toBe('交警')
    expect(screen.getAllByRole('option')[1]?.textContent).toContain('来源没有说明去向')
    expect(screen.getAllByRole('link', { name: '在抖音搜索“淄博交警”' })).toHaveLength(2)
    expect(text()).toContain('备注：公告原话是请移步')
    expect(text()).not.toContain('正在读取本页')
  })

  it('has nothing to be pressed within an answer, and names what can be done by its answer', () => {
    show({ query: '交警', found: foundOf('交警', results) })
    for (const option of screen.getAllByRole('option')) {
      expect(option.querySelector('a, button, summary, input')).toBeNull()
      expect(document.querySelector(`[role=group][aria-labelledby=${option.id}]`)).toBeTruthy()
    }
    expect(box().getAttribute('aria-controls')).toBe(screen.getByRole('listbox', { name: '查找结果' }).id)
  })

  it('says how many there are, which is the first, and what Enter does', () => {
    show({ query: '交警', found: foundOf('交警', results) })
    const status = screen.getByRole('status').textContent
    expect(status).toMatch(/^找到 3 条记录 第一个是“临淄交警”抖音号。 按回车键：在抖音搜索“淄博交警”$/)
  })

  it('says that there are more, that it is looking, and that there is nothing on the list of its date', () => {
    const { text, again } = show({ query: '交警', found: { ...foundOf('交警', results), allHref: 'results.html?q=x' } })
    expect(text()).toContain('显示前 3 条')
    const all = screen.getByRole('link', { name: '在新页面查看全部结果' })
    expect(all.getAttribute('href')).toBe('results.html?q=x')
    again({ query: '交警', found: undefined })
    expect(screen.getByRole('status').textContent).toBe('正在查找…')
    again({ query: ' 天外 ', found: foundOf(' 天外 ', [], { channels: undefined, searches: [] }) })
    expect(screen.getByRole('status').textContent).toBe('名录里没有以“天外”为名的关停记录。')
    expect(text()).toContain('名录日期 2026年11月21日。没有收录，不等于账号仍在使用。')
  })

  it('does not say of a list that is not ready that there is nothing on it', () => {
    const { text } = show({ query: '天外', found: { ...foundOf('天外', []), preparing: true } })
    expect(text()).toContain('现在只找得到名称完全相同的记录')
    expect(text()).not.toContain('名录里没有')
  })

  it('does not say of a list that cannot be read that there is nothing on it', () => {
    const { text } = show({ query: '天外', found: { ...foundOf('天外', []), hasTrouble: true } })
    expect(text()).toContain('名录读不出来')
    expect(text()).not.toContain('名录里没有')
  })

  it('keeps what was found for the words before until there is something newer, and never longer', () => {
    const { again } = show({ query: '交警', found: foundOf('交警', results) })
    again({ query: '交警大', found: foundOf('交警', results) })
    expect(screen.getAllByRole('option')).toHaveLength(3)
    again({ query: '', found: foundOf('交警', results) })
    expect(screen.queryAllByRole('option')).toEqual([])
    again({ query: '新', found: foundOf('', []) })
    expect(screen.getByRole('status').textContent).toBe('正在查找…')
  })

  it('names the list of each result when there are several lists', () => {
    const lists = [list, { ...list, id: 'other', name: '另一名录' }]
    const { text } = show({ query: '交警', found: foundOf('交警', results), lists })
    expect(text()?.match(/移步名录，名录日期/g)).toHaveLength(4)
  })

  it('is walked by ↑ and ↓ while the focus stays in the box, and Home and End stay in the text', () => {
    show({ query: '交警', found: foundOf('交警', results) })
    box().focus()
    const walk = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp']
    const seen = walk.map((key) => {
      expect(press(key)).toBe(false)
      expect(document.activeElement).toBe(box())
      return active()
    })
    expect(seen).toEqual([0, 1, 2, 2, 1, 0, undefined, 2])
    expect([press('Home'), press('End'), press('ArrowLeft'), press('x')]).toEqual([true, true, true, true])
    expect(active()).toBe(2)
  })

  it('is still at the same answer where the same words find more by now, and in the box where that has gone or others were typed', () => {
    const [one = first, two = first, three = first] = results
    const { again } = show({ query: '交警', found: foundOf('交警', [two, three]) })
    box().focus()
    press('ArrowDown')
    press('ArrowDown')
    again({ query: '交警', found: foundOf('交警', [one, two, three]) })
    expect(active()).toBe(2)
    again({ query: '交警大', found: foundOf('交警', [one, two, three]) })
    expect(active()).toBeUndefined()
    press('ArrowDown')
    again({ query: '交警大', found: foundOf('交警大', [two]) })
    expect(active()).toBeUndefined()
  })

  it('goes by Enter where the first answer leads, or the one the arrows are at, as a press on its way does', () => {
    show({ query: '交警', found: foundOf('交警', results) })
    const pressed = vi.fn<(place: number) => void>()
    const links = screen.getAllByRole('link', { name: '在抖音搜索“淄博交警”' })
    for (const [place, link] of links.entries()) {
      link.addEventListener('click', (event) => {
        event.preventDefault()
        pressed(place)
      })
    }
    box().focus()
    press('Enter')
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) press(key)
    fireEvent.click(screen.getAllByRole('option')[2] ?? box())
    expect(pressed.mock.calls).toEqual([[0], [1], [1]])
    expect(document.activeElement).toBe(box())
  })

  it('goes by Enter nowhere on a mere suggestion, but leads to it', () => {
    const search = { kind: 'search', url: 'https://s.weibo.com/user?q=x', platform: 'weibo' } as const
    const suggestion = { kind: 'search', name: '鼓楼发布', platform: 'weibo', action: search } as const
    show({
      query: '鼓楼',
      found: foundOf('鼓楼', [resultOf({ successors: [] }, { routes: [], suggestions: [suggestion] })]),
    })
    const link = screen.getByRole('link', { name: '在微博搜索“鼓楼发布”' })
    const pressed = vi.fn<() => void>()
    link.addEventListener('click', pressed)
    box().focus()
    press('Enter')
    expect(document.activeElement).toBe(link)
    expect(pressed).not.toHaveBeenCalled()
  })

  it('takes an Enter that comes before the answer when the answer comes, unless another key was pressed', () => {
    const { again } = show({ query: '交警', found: undefined })
    const pressed = vi.fn<(event: Event) => void>((event) => event.preventDefault())
    document.addEventListener('click', pressed)
    box().focus()
    press('Enter')
    again({ query: '交警', found: foundOf('交', results) })
    expect(pressed).not.toHaveBeenCalled()
    again({ query: '交警', found: foundOf('交警', results) })
    expect(pressed).toHaveBeenCalledOnce()
    again({ query: '交警大', found: foundOf('交警', results) })
    press('Enter')
    fireEvent.input(box(), { target: { value: '交警' } })
    again({ query: '交警', found: foundOf('交警', results) })
    expect(pressed).toHaveBeenCalledOnce()
    document.removeEventListener('click', pressed)
  })

  it('leads by Tab from the answer the arrows are at to what can be done about it, and by Esc back', () => {
    const { props } = show({ query: '交警', found: foundOf('交警', results) })
    box().focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) press(key)
    expect(press('Tab', { shiftKey: true })).toBe(true)
    expect(press('Tab')).toBe(false)
    expect(document.activeElement).toBe(screen.getAllByRole('link', { name: '在抖音搜索“淄博交警”' })[1])
    expect(press('Escape')).toBe(false)
    expect(document.activeElement).toBe(box())
    expect(props.onSearch).not.toHaveBeenCalled()
  })

  it('is emptied by Esc and by its button, and an Esc in the empty box is the browser’s', () => {
    const { props, again } = show({ query: '交警', found: foundOf('交警', results) })
    box().focus()
    expect(press('Escape')).toBe(false)
    expect(box().value).toBe('')
    again({ query: '' })
    again({ query: '交警' })
    fireEvent.click(screen.getByRole('button', { name: '清空' }))
    expect(document.activeElement).toBe(box())
    expect(vi.mocked(props.onSearch).mock.calls).toEqual([[''], ['']])
    again({ query: '', found: undefined })
    expect(press('Escape')).toBe(true)
  })

  it('has the focus again when something else puts words into it', async () => {
    const { again } = show({ page: { kind: 'unreachable' } })
    screen.getByRole('button', { name: '重新加载本页' }).focus()
    again({ query: '鼓楼发布' })
    expect(document.activeElement).toBe(box())
    expect(box().value).toBe('鼓楼发布')
  })

  it('begins anew at the box with whatever is found next', () => {
    const { again } = show({ query: '交警', found: foundOf('交警', results) })
    box().focus()
    press('ArrowDown')
    expect(active()).toBe(0)
    again({ query: '交', found: foundOf('交', results) })
    expect(active()).toBeUndefined()
  })

  it('offers what can be done where nothing was found', () => {
    const searches = [{ platform: 'douyin', url: 'https://www.douyin.com/search/x' } as const]
    const channels = { division: '370305', channels: searchRoute.end ? [searchRoute.end] : [] }
    const { props, text } = show({ query: ' 天外 ', found: foundOf(' 天外 ', [], { channels, searches }) })
    expect(screen.getByRole('link', { name: '在抖音搜索“天外”' }).getAttribute('href')).toBe(searches[0]?.url)
    expect(text()).toContain('名录所知的山东省淄博市临淄区的现有渠道')
    expect(screen.getByRole('link', { name: '在抖音搜索“淄博交警”' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '记到“我的记录”' }))
    expect(props.onAddOwn).toHaveBeenCalledExactlyOnceWith('天外')
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

describe('an account that is watched', () => {
  const living: Answer = { verdict: { kind: 'none', because: 'not-listed', closures: [] } }

  it.each([
    ['a living account', living],
    ['one that is announced to close', closedAnswer(guidanceOf({ closure: closureOf({ status: 'announced' }) }))],
  ])('can be %s', (_, answer) => {
    const { props } = show({ page: profileWith(answer) })
    fireEvent.click(screen.getByRole('button', { name: '若此账号关停，请告诉我' }))
    expect(props.onPin).toHaveBeenCalledExactlyOnceWith(true)
  })

  it('cannot be one that has closed, unless it is watched already', () => {
    const closed = profileWith(closedAnswer(guidanceOf({ closure: closureOf({ status: 'stopped' }) })))
    const { again, props } = show({ page: closed })
    expect(screen.queryByRole('button', { name: '若此账号关停，请告诉我' })).toBeNull()
    again({ isPinned: true })
    fireEvent.click(screen.getByRole('button', { name: '不再留意' }))
    expect(props.onPin).toHaveBeenCalledExactlyOnceWith(false)
  })

  it('is told of, with where it went, until that was read', () => {
    const { props } = show({ pinNews: [closedAnswer()] })
    const news = screen.getByRole('region', { name: '您留意的账号有变化' })
    expect(news.textContent).toContain('临淄交警')
    fireEvent.click(screen.getByRole('button', { name: '知道了' }))
    expect(props.onPinNewsHeard).toHaveBeenCalledExactlyOnceWith()
  })
})

test.each([
  ['weibo', true],
  ['toutiao', false],
] as const)('that the pages of Douyin or Weibo have changed is told on them: %s', (platform, isTold) => {
  const { text } = show({
    page: pageOf({ platform, kind: 'other' }),
    troubles: [{ platform: 'weibo', part: 'name' }],
  })
  expect(text()?.includes('微博的页面变了')).toBe(isTold)
})
