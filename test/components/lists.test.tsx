// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bundled, changes, editionFacts, followedList, listActions, noon } from './followed'
import { failureSentence } from '../../components/failure-text'
import type { FollowedList, SyncOutcome } from '../../components/options/lists/followed-list'
import { ListSection } from '../../components/options/lists/list-section'
import type { ListFailureKind } from '../../utils/model/list-failure'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

const counts = { platforms: [], provinces: [] }

function show(lists: readonly FollowedList[], actions = listActions()) {
  const view = render(<ListSection lists={lists} counts={counts} actions={actions} />)
  return {
    actions,
    text: () => view.container.textContent,
    again: (next: readonly FollowedList[]) =>
      view.rerender(<ListSection lists={next} counts={counts} actions={actions} />),
  }
}

const failure = { kind: 'timeout', detail: 'x' } as const
const { edition: _edition, ...unread } = followedList({ sync: { triedAt: noon(21), failure, wasInterrupted: false } })

describe('a list says', () => {
  test.each<[string, FollowedList, RegExp]>([
    [
      'whose it is, of what day, how many records it has, and when it was looked at',
      followedList(),
      /发布者某市网信办 名录日期2026年11月20日期数第 4 期，2026年11月20日签发有效期到2026年11月30日记录数1,200最近核对成功2026年11月21日 12:05下次自动核对.*b48f d85d 2f03 e9aa.*https:..list.example.cn. 最近由此取得/,
    ],
    ['that it came with the package', bundled, /随扩展安装.*这份名录随移步一起更新，不单独联网/],
    [
      'that it has run out, and since when',
      followedList({ edition: editionFacts({ isStale: true, expiresAt: noon(1) }) }),
      /已过期.*有效期到2026年11月1日.*内容可能已经过时/,
    ],
    ['that it is switched off', followedList({ isEnabled: false }), /已停用/],
    ['that it is managed', followedList({ isLocked: true }), /由管理员统一设置.*您不能更改或移除/],
    [
      'why the last try failed, and what still works',
      followedList({ sync: { triedAt: noon(21), failure, wasInterrupted: false } }),
      /最近一次更新（2026年11月21日 12:05）没有成功。等了太久，.*现有的名录仍在使用。/,
    ],
    ['that there is nothing of it yet', unread, /最近核对成功还没有过.*等了太久，.*这份名录还没有可用的内容。/],
    [
      'that an update was interrupted',
      followedList({ sync: { triedAt: noon(21), wasInterrupted: true } }),
      /更新中途被打断了/,
    ],
    [
      'how far an update is',
      followedList({ running: { done: 3, total: 8 } }),
      /第 4 \/ 8 个文件，已完成 37%.*正在更新…/,
    ],
    ['that an update begins', followedList({ running: { done: 0, total: 0 } }), /正在连接…/],
    [
      'what the last update changed, and that there is more than is named',
      followedList({ changes }),
      /新增 102 条：新号0、新号1、.*新号99等 102 条撤销 1 条：旧号核实/,
    ],
  ])('%s', (_, list, words) => {
    expect(show([list]).text()).toMatch(words)
  })

  test.each<[SyncOutcome, string]>([
    [{ kind: 'current', at: noon(21) }, '已是最新（核对于2026年11月21日 12:05）。'],
    [{ kind: 'updated', changes }, '已更新到第 4 期：新增 102 条、修改 0 条、撤销 1 条。'],
    [{ kind: 'first', sequence: 4, count: 1200 }, '已取得第 4 期，共 1,200 条记录。'],
    [
      { kind: 'failed', failure },
      '没有更新成功。等了太久，文件没有来。可能是网络太慢，请稍后再试。现有的名录仍在使用。',
    ],
    [
      { kind: 'failed', failure: { kind: 'cancelled', detail: 'x' } },
      '更新已取消，需要时可以再次更新。现有的名录仍在使用。',
    ],
    [{ kind: 'unfinished' }, '更新没有完成，请再试一次。现有的名录仍在使用。'],
  ])('how the update ended that was asked for: %o', (outcome, words) => {
    show([followedList({ outcome })])
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(words)
  })

  test('nothing of an update that is still under way', () => {
    const { text } = show([
      followedList({ outcome: { kind: 'current', at: noon(21) }, running: { done: 0, total: 2 } }),
    ])
    expect(text()).not.toContain('已是最新')
  })
})

test.each<ListFailureKind>([
  'missing',
  'html',
  'truncated',
  'timeout',
  'cancelled',
  'too-large',
  'malformed',
  'tampered',
  'not-gzip',
  'bad-record',
  'unsigned',
  'bad-address',
  'bad-key',
  'bad-backup',
  'unsupported',
  'other-list',
  'rollback',
  'shrunk',
  'expired',
  'quota',
  'broken-store',
])('the failure %s has a sentence that says what to do', (kind) => {
  expect(failureSentence({ kind })).toMatch(/。.*(?:请|可以).*。$|(?:请|可以).*。$/)
})

test('what a host answered is told', () => {
  expect(failureSentence({ kind: 'missing', status: 404 })).toContain('答复代码 404')
})

describe('what can be done', () => {
  test('a list is brought up to date, and given up', () => {
    const { actions, again } = show([followedList()])
    fireEvent.click(screen.getByRole('button', { name: '立即更新：某市名录' }))
    expect(actions.sync).toHaveBeenCalledExactlyOnceWith('city@1')
    again([followedList({ running: { done: 0, total: 0 } })])
    fireEvent.click(screen.getByRole('button', { name: '正在更新…' }))
    expect(actions.sync).toHaveBeenCalledOnce()
    fireEvent.click(screen.getByRole('button', { name: '取消更新' }))
    expect(actions.cancelSync).toHaveBeenCalledExactlyOnceWith('city@1')
  })

  test('the focus of a cancel button that goes away goes to the one before it', async () => {
    const { again } = show([followedList({ running: { done: 0, total: 0 } })])
    screen.getByRole('button', { name: '取消更新' }).focus()
    again([followedList()])
    await waitFor(() => expect(document.activeElement?.textContent).toBe('立即更新'))
  })

  test('nothing is to be updated where nothing is fetched, or switched off, or managed', () => {
    show([bundled, followedList({ isEnabled: false }), followedList({ key: 'b', isLocked: true })])
    expect(screen.queryByRole('button', { name: /更新/ })).toBeNull()
  })

  test('several lists are brought up to date at once, and how many did how is told', async () => {
    const lists = [followedList(), followedList({ key: 'b', name: '乙' }), bundled]
    const { actions, again } = show(lists)
    fireEvent.click(screen.getByRole('button', { name: '全部立即更新' }))
    expect(actions.sync).toHaveBeenCalledExactlyOnceWith()
    again([
      followedList({ outcome: { kind: 'current', at: noon(21) } }),
      followedList({ key: 'b', outcome: { kind: 'failed', failure } }),
      bundled,
    ])
    await screen.findByText('0 份已更新，1 份已是最新，1 份没有成功。')
  })

  test('a list is renamed where it stands, and the focus comes back', async () => {
    const { actions } = show([followedList()])
    fireEvent.click(screen.getByRole('button', { name: '改名' }))
    fireEvent.input(screen.getByLabelText('这份名录的名称'), { target: { value: ' 我们市的 ' } })
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(actions.rename).toHaveBeenCalledExactlyOnceWith('city@1', '我们市的')
    await waitFor(() => expect(document.activeElement?.textContent).toBe('改名'))
  })

  test('a list is switched off', () => {
    const { actions } = show([followedList()])
    fireEvent.click(screen.getByLabelText('使用这份名录'))
    expect(actions.enable).toHaveBeenCalledExactlyOnceWith('city@1', false)
  })

  test('a list is moved, that is said, and its button keeps the focus', async () => {
    const other = followedList({ key: 'b', name: '乙' })
    const { actions, again } = show([bundled, followedList(), other])
    const up = screen.getByRole('button', { name: '上移：乙' })
    up.focus()
    fireEvent.click(up)
    expect(actions.order).toHaveBeenCalledExactlyOnceWith(['bundled', 'b', 'city@1'])
    again([bundled, other, followedList()])
    await screen.findByText('“乙”已移到第 2 位。')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('上移：乙')
  })

  test('the first list cannot go up, the last not down', () => {
    const { actions } = show([bundled, followedList()])
    fireEvent.click(screen.getByRole('button', { name: '上移：移步名录' }))
    fireEvent.click(screen.getByRole('button', { name: '下移：某市名录' }))
    expect(actions.order).not.toHaveBeenCalled()
  })

  test('a list is removed only after a second question', async () => {
    const { actions } = show([bundled, followedList()])
    fireEvent.click(screen.getByRole('button', { name: '移除' }))
    const box = screen.getByRole('group', { name: /^确定移除“某市名录”吗？它的 1,200 条记录/ })
    await waitFor(() => expect(document.activeElement).toBe(box))
    fireEvent.click(within(box).getByRole('button', { name: '不移除' }))
    expect(actions.remove).not.toHaveBeenCalled()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('移除'))

    fireEvent.click(screen.getByRole('button', { name: '移除' }))
    fireEvent.click(screen.getByRole('button', { name: '确定移除' }))
    await screen.findByText('已移除“某市名录”。')
    expect(actions.remove).toHaveBeenCalledExactlyOnceWith('city@1')
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: '名录' }))
  })

  test('a managed list has no control at all', () => {
    show([followedList({ isLocked: true })])
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(screen.queryAllByRole('checkbox')).toEqual([])
  })

  test('own entries can be switched off, not renamed or removed', () => {
    show([bundled, followedList({ key: 'personal', kind: 'personal', name: '我的记录', addresses: [] })])
    const card = screen.getByRole('article', { name: /我的记录/ })
    expect(within(card).getByLabelText('使用我的记录')).toBeTruthy()
    expect(within(card).queryByRole('button', { name: /改名|移除$/ })).toBeNull()
  })
})

test('a home page is a link only when it is a web page', () => {
  show([followedList({ edition: editionFacts({ homepage: 'javascript:alert(1)' }) })])
  expect(screen.queryByRole('link')).toBeNull()
  cleanup()
  show([followedList({ edition: editionFacts({ homepage: 'https://example.org/' }) })])
  expect(screen.getByRole('link').getAttribute('href')).toBe('https://example.org/')
})
