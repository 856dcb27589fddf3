// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addActions } from './followed'
import {
  type AddListActions,
  AddListSection,
  type ShownPreview,
} from '../../components/options/add-list/add-list-section'
import type { ListPreview } from '../../utils/model/list-admin'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

const preview: ListPreview = {
  key: 'city@1',
  address: 'https://list.example.cn/',
  publicKey: 'MCow',
  fingerprint: 'b48fd85d',
  name: '某市名录',
  count: 1200,
  sequence: 4,
  issued: '2026-11-20T04:00:00Z',
  expires: '2999-12-20T04:00:00Z',
  isKnown: false,
  isNewKey: false,
}

function found(changes: Partial<ListPreview> = {}) {
  const value: ShownPreview = { preview: { ...preview, ...changes }, fingerprint: 'b48f d85d' }
  return vi.fn<AddListActions['preview']>(async () => ({ ok: true, value }))
}

function refused(kind: 'timeout' | 'bad-key' | 'bad-address') {
  return vi.fn<AddListActions['preview']>(async () => ({ ok: false, failure: { kind, detail: 'x' } }))
}

function show(actions: AddListActions, given?: { address: string; publicKey: string }) {
  const { container } = render(<AddListSection given={given} actions={actions} />)
  return () => container.textContent
}

const address = () => screen.getByLabelText<HTMLInputElement>('名录网址')
const key = () => screen.getByLabelText<HTMLTextAreaElement>('发布者的公钥')

function fill() {
  fireEvent.input(address(), { target: { value: 'https://list.example.cn' } })
  fireEvent.input(key(), { target: { value: 'MCow' } })
}

function look() {
  fireEvent.click(screen.getByRole('button', { name: '查看这份名录' }))
}

test('a list is looked at, and followed only when that is confirmed', async () => {
  const follow = vi.fn<AddListActions['follow']>(async () => ({ kind: 'first', sequence: 4, count: 1200 }))
  const actions = addActions({ preview: found(), follow })
  const text = show(actions)
  fill()
  look()
  const heading = await screen.findByRole('heading', { name: '名录“某市名录”，还没有添加' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(actions.preview).toHaveBeenCalledExactlyOnceWith({ address: 'https://list.example.cn', publicKey: 'MCow' })
  expect(text()).toMatch(/记录数1,200期数第 4 期，2026年11月20日签发.*公钥指纹b48f d85d请把上面的公钥指纹与发布者/)
  expect(follow).not.toHaveBeenCalled()

  fireEvent.input(screen.getByLabelText('您怎样称呼它（可以不填）'), { target: { value: '我们市' } })
  fireEvent.click(screen.getByRole('button', { name: '添加这份名录' }))
  expect(follow).toHaveBeenCalledExactlyOnceWith(preview, '我们市')
  await screen.findByText('已添加“我们市”。已取得第 4 期，共 1,200 条记录。')
  expect(address().value).toBe('')
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: '添加名录' }))
})

test('what fails after it was followed is told, and that there is nothing of it yet', async () => {
  const follow = vi.fn<AddListActions['follow']>(async () => ({
    kind: 'failed',
    failure: { kind: 'timeout', detail: 'x' },
  }))
  const text = show(addActions({ preview: found(), follow }))
  fill()
  look()
  fireEvent.click(await screen.findByRole('button', { name: '添加这份名录' }))
  await waitFor(() => expect(text()).toMatch(/已添加“某市名录”。没有更新成功。等了太久.*还没有可用的内容。/))
})

test('nothing comes of a preview that is given up, and what was filled in is still there', async () => {
  const actions = addActions({ preview: found() })
  show(actions)
  fill()
  look()
  fireEvent.click(await screen.findByRole('button', { name: '取消' }))
  expect(actions.follow).not.toHaveBeenCalled()
  expect(key().value).toBe('MCow')
})

test('an address of a list that is followed becomes another mirror', async () => {
  const follow = vi.fn<AddListActions['follow']>(async () => ({ kind: 'current', at: Date.now() }))
  const text = show(addActions({ preview: found({ isKnown: true }), follow }))
  fill()
  look()
  await screen.findByText(/您已经有这份名录了/)
  expect(screen.queryByLabelText('您怎样称呼它（可以不填）')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '加为备用网址' }))
  await waitFor(() => expect(text()).toContain('这个网址已成为“某市名录”的备用网址。已是最新'))
})

test('a list that has run out says so before it is added', async () => {
  show(addActions({ preview: found({ expires: '2020-01-31T04:00:00Z' }) }))
  fill()
  look()
  expect(await screen.findByText(/已过有效期（到2020年1月31日）/)).toBeTruthy()
})

describe('what is filled in', () => {
  test('is taken apart when it is a share link', () => {
    show(addActions())
    fireEvent.input(address(), { target: { value: 'https://list.example.cn/#yibu-key=MC_w' } })
    expect([address().value, key().value]).toEqual(['https://list.example.cn/', 'MC/w'])
  })

  test('by a link is shown, and not looked at by itself', async () => {
    const actions = addActions()
    show(actions, { address: 'https://list.example.cn/', publicKey: 'MCow' })
    expect([address().value, key().value]).toEqual(['https://list.example.cn/', 'MCow'])
    await screen.findByText(/已按链接填好网址和公钥，还没有添加/)
    expect(actions.preview).not.toHaveBeenCalled()
  })

  test('must be there: the first field that lacks it says so and has the focus', () => {
    const actions = addActions()
    show(actions)
    look()
    expect(screen.getByText('请填写名录网址。')).toBeTruthy()
    expect(screen.getByText('请填写发布者的公钥。')).toBeTruthy()
    expect(document.activeElement).toBe(address())
    expect(address().getAttribute('aria-invalid')).toBe('true')
    expect(actions.preview).not.toHaveBeenCalled()
  })

  test.each([
    ['bad-address', '名录网址', /这不是可以使用的网址/],
    ['bad-key', '发布者的公钥', /这不是发布者的公钥/],
  ] as const)('is refused at its field: %s', async (kind, label, words) => {
    show(addActions({ preview: refused(kind) }))
    fill()
    look()
    const problem = await screen.findByText(words)
    const control = screen.getByLabelText(label)
    expect(control.getAttribute('aria-describedby')).toContain(problem.id)
    expect(control.getAttribute('aria-invalid')).toBe('true')
  })

  test('is kept when the list cannot be had, and why is told', async () => {
    const text = show(addActions({ preview: refused('timeout') }))
    fill()
    look()
    await waitFor(() => expect(text()).toContain('没能看到这份名录。等了太久'))
    expect(key().value).toBe('MCow')
  })
})
