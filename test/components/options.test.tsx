// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { Options } from '../../components/options/options'
import type { OptionsProps } from '../../components/options/options'
import type { PinActions } from '../../components/options/pin-section'
import type { SeenActions } from '../../components/options/seen-section'
import { addActions, backupActions, ownActions, followedList, listActions } from './followed'
import { profile } from '../support/records'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

function show(changes: Partial<OptionsProps> = {}) {
  const props: OptionsProps = {
    hasTrouble: false,
    lists: [followedList()],
    listActions: listActions(),
    givenList: undefined,
    addActions: addActions(),
    ownRecords: [],
    ownActions: ownActions(),
    backupActions: backupActions(),
    counts: {
      platforms: [
        { platform: 'wechat', count: 20 },
        { platform: 'douyin', count: 8 },
      ],
      provinces: [{ name: '山东省', count: 18 }],
    },
    hidden: [],
    troubles: [],
    pinned: [],
    areNotificationsOn: false,
    pinActions: {
      unpin: vi.fn<PinActions['unpin']>(),
      allowNotifications: vi.fn<PinActions['allowNotifications']>(async () => false),
    },
    seen: [],
    remembersSeen: true,
    seenActions: { forget: vi.fn<SeenActions['forget']>(), remember: vi.fn<SeenActions['remember']>() },
    platforms: [
      { platform: 'douyin', enabled: true, marksLinks: false },
      { platform: 'weibo', enabled: false, marksLinks: true },
      { platform: 'toutiao', enabled: true, marksLinks: true },
      { platform: 'wechat', enabled: true },
    ],
    version: '0.1.0',
    onShowAgain: vi.fn<OptionsProps['onShowAgain']>(),
    onTogglePlatform: vi.fn<OptionsProps['onTogglePlatform']>(),
    tellsNotices: true,
    onToggleNotices: vi.fn<OptionsProps['onToggleNotices']>(),
    onToggleMarks: vi.fn<OptionsProps['onToggleMarks']>(),
    ...changes,
  }
  const { container } = render(<Options {...props} />)
  return { props, text: () => container.textContent }
}

test('what all lists hold together is counted', () => {
  show()
  const rows = within(screen.getByRole('table', { name: '按平台' })).getAllByRole('row')
  expect(rows.map((row) => row.textContent)).toEqual(['平台记录数', '微信20', '抖音8'])
  expect(within(screen.getByRole('table', { name: '按省份' })).getByText('山东省')).toBeTruthy()
})

test('a list is said to be on its way while there is none', () => {
  const { text } = show({ lists: [], counts: { platforms: [], provinces: [] } })
  expect(text()).toContain('名录还没有装好')
  expect(screen.queryByRole('table')).toBeNull()
})

test('trouble with the background is told', () => {
  expect(show({ hasTrouble: true }).text()).toContain('刚才的操作没有完成')
})

test('a platform whose pages have changed is told of, with what still works', () => {
  const { text } = show({
    troubles: [
      { platform: 'weibo', part: 'name' },
      { platform: 'douyin', part: 'verification' },
    ],
  })
  expect(text()).toContain('微博的页面变了：读不到名称，仍可按账号编号判断。')
  expect(text()).toContain('抖音的页面变了：读不到认证信息')
})

describe('accounts to be told of', () => {
  const pinned = [profile({ name: '临淄交警', ids: ['sec_uid:A'] }), profile({ platform: 'weibo', ids: ['uid:7'] })]

  test('are named, and can be let go', () => {
    const { props, text } = show({ pinned })
    expect(text()).toContain('“临淄交警”抖音号')
    fireEvent.click(screen.getByRole('button', { name: '不再留意：未记名称的微博账号（uid:7）' }))
    expect(props.pinActions.unpin).toHaveBeenCalledExactlyOnceWith(pinned[1])
    expect(text()).toContain('不再留意未记名称的微博账号（uid:7）了。')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '留意的账号' }))
  })

  test('are told of aloud only when the browser allows it, and that it does not is said', async () => {
    const { text } = show({ pinned })
    const toggle = screen.getByRole<HTMLInputElement>('checkbox', { name: '同时用系统通知告诉我' })
    fireEvent.click(toggle)
    await vi.waitFor(() => expect(text()).toContain('浏览器没有允许通知'))
    expect(toggle.checked).toBe(false)
  })

  test('are told of aloud once it does', async () => {
    const allowNotifications = vi.fn<PinActions['allowNotifications']>(async () => true)
    show({ pinned, pinActions: { unpin: vi.fn<PinActions['unpin']>(), allowNotifications } })
    const toggle = screen.getByRole<HTMLInputElement>('checkbox', { name: '同时用系统通知告诉我' })
    fireEvent.click(toggle)
    expect(allowNotifications).toHaveBeenCalledExactlyOnceWith(true)
    await vi.waitFor(() => expect(toggle.checked).toBe(true))
  })
})

describe('accounts that were seen', () => {
  const seen = [
    { id: 'douyin#sec_uid:MS4wLjABAAAAlinzi', platform: 'douyin', name: '临淄交警' },
    { id: 'weibo#uid:2640512903', platform: 'weibo', name: '桃源网' },
  ] as const

  test('are told by the names of their records, and what they are remembered by', () => {
    const { text } = show({ seen })
    expect(text()).toContain('已记住 2 个账号编号')
    expect(text()).toContain('“桃源网”微博账号 uid:2640512903')
  })

  test.each([
    ['忘记：“桃源网”微博账号', ['weibo#uid:2640512903'], '已忘记：“桃源网”微博账号。'],
    ['全部忘记', [undefined], '已全部忘记。'],
  ])('can be forgotten by “%s”', (name, asked, said) => {
    const { props, text } = show({ seen })
    screen.getByText('已记住 2 个账号编号').click()
    fireEvent.click(screen.getByRole('button', { name }))
    expect(props.seenActions.forget).toHaveBeenCalledExactlyOnceWith(...asked)
    expect(text()).toContain(said)
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '见过的账号' }))
  })

  test('are not remembered once that is switched off', () => {
    const { props } = show({ seen: [] })
    fireEvent.click(screen.getByRole('checkbox', { name: '记住见过的账号' }))
    expect(props.seenActions.remember).toHaveBeenCalledExactlyOnceWith(false)
  })
})

describe('what is hidden', () => {
  it('is said to be nothing when it is nothing', () => {
    expect(show().text()).toContain('没有隐藏任何账号或平台。')
  })

  it('is listed, each with its way back', () => {
    const hidden = [
      { scope: 'week', platform: 'douyin', name: '临淄交警', ids: [], until: Date.UTC(2026, 10, 28, 12) },
      { scope: 'account', platform: 'weibo', ids: ['uid:1'] },
      { scope: 'platform', platform: 'toutiao', ids: [] },
    ] as const
    const { props, text } = show({ hidden })
    expect(text()).toContain('“临淄交警”抖音号 隐藏到2026年11月28日')
    expect(text()).toContain('未记名称的微博账号（uid:1） 一直隐藏')
    fireEvent.click(screen.getByRole('button', { name: '恢复提示：今日头条上的全部账号' }))
    expect(props.onShowAgain).toHaveBeenCalledExactlyOnceWith(hidden[2])
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '已隐藏的提示' }))
    expect(text()).toContain('已恢复提示：今日头条上的全部账号')
  })
})

it('has a switch for each platform', () => {
  const { props } = show()
  const isOn = (name: string) => screen.getByLabelText<HTMLInputElement>(name).checked
  expect([isOn('抖音'), isOn('微博')]).toEqual([true, false])
  fireEvent.click(screen.getByLabelText('微博'))
  expect(props.onTogglePlatform).toHaveBeenCalledExactlyOnceWith('weibo', true)
})

it('has a switch for the marks on each platform, which does nothing where Yibu keeps quiet', () => {
  const { props } = show()
  const toggle = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
  const names = ['在抖音标记', '在微博标记', '在今日头条标记']
  expect(names.map((name) => toggle(name).checked)).toEqual([false, false, true])
  expect(screen.queryByLabelText('在微信标记')).toBeNull()
  expect(names.map((name) => toggle(name).disabled)).toEqual([false, true, false])
  fireEvent.click(toggle('在抖音标记'))
  expect(props.onToggleMarks).toHaveBeenCalledExactlyOnceWith('douyin', true)
})

it('has a switch for the notices of accounts that no list has', () => {
  const { props } = show({ tellsNotices: false })
  const box = screen.getByLabelText<HTMLInputElement>('提示账号自己的公告')
  expect(box.checked).toBe(false)
  fireEvent.click(box)
  expect(props.onToggleNotices).toHaveBeenCalledExactlyOnceWith(true)
})

it('says who manages the computer, and offers nothing that they do not allow', () => {
  const { text } = show({
    management: { manager: '某县教育局', onlyManagedLists: true, arePlatformsLocked: true, areMarksLocked: true },
  })
  expect(text()).toContain('这台电脑上的移步由“某县教育局”统一管理')
  expect(text()).toContain('管理员没有开放添加名录')
  expect(screen.queryByLabelText('名录网址')).toBeNull()
  expect(screen.getByLabelText<HTMLInputElement>('微博').disabled).toBe(true)
  expect(screen.getByLabelText<HTMLInputElement>('在今日头条标记').disabled).toBe(true)
})

it('makes its promises and says its version', () => {
  const { text } = show()
  expect(text()).toContain('您看的网页只在您的电脑上核对')
  expect(text()).toContain('版本 0.1.0')
})
