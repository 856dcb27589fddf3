// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { closureOf } from './answers'
import { ownActions } from './followed'
import { type OwnActions, OwnSection } from '../../components/options/own/own-section'
import type { Closure } from '../../utils/model/closure'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(cleanup)

function show(records: readonly Closure[] = [], actions: OwnActions = ownActions(), isOff = false) {
  const { container } = render(<OwnSection records={records} isOff={isOff} actions={actions} />)
  return { actions, text: () => container.textContent }
}

const heading = () => screen.getByRole('heading', { name: '我的记录' })

function fill(label: string, value: string) {
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}

test('an entry is written, with several ways on', async () => {
  const { actions } = show()
  fireEvent.click(screen.getByRole('button', { name: '添加一条记录' }))
  fireEvent.change(screen.getByLabelText('平台'), { target: { value: 'weibo' } })
  fill('账号名称', '鼓楼发布')
  fireEvent.change(screen.getByLabelText('它怎么了'), { target: { value: 'merged' } })
  fill('从什么时候起（可以不填）', '2025年3月')
  fireEvent.click(screen.getByRole('button', { name: '添加去向' }))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('是什么')))
  fill('名称', '福州发布')
  fireEvent.change(screen.getByLabelText('在哪个平台'), { target: { value: 'weibo' } })
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(actions.save).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      id: 'weibo/鼓楼发布',
      status: 'merged',
      effectiveOn: '2025-03',
      successors: [{ kind: 'account', name: '福州发布', platform: 'weibo' }],
      sources: [{ title: '本人记录', publisher: '本人' }],
    }),
    undefined,
  )
  await screen.findByText('已保存关于“鼓楼发布”微博账号的记录。')
  expect(document.activeElement).toBe(heading())
})

test('a link opens the form with the name it speaks of, once for each link, and saves nothing by itself', async () => {
  const actions = ownActions()
  const view = render(<OwnSection records={[]} isOff={false} given={{ name: '鼓楼发布' }} actions={actions} />)
  const name = () => screen.getByLabelText<HTMLInputElement>('账号名称').value
  await waitFor(() => expect(name()).toBe('鼓楼发布'))
  fireEvent.click(screen.getByRole('button', { name: '取消' }))
  expect(screen.queryByLabelText('账号名称')).toBeNull()
  view.rerender(<OwnSection records={[]} isOff={false} given={{ name: '淄博发布' }} actions={actions} />)
  await waitFor(() => expect(name()).toBe('淄博发布'))
  expect(actions.save).not.toHaveBeenCalled()
})

test('what a page told stands in its fields, each saying so until it is written over', async () => {
  const actions = ownActions()
  const given = {
    platform: 'weibo',
    name: '淄博发布',
    ids: ['uid:1234567'],
    organisation: '淄博市人民政府新闻办公室',
    url: 'https://weibo.com/u/1234567',
  } as const
  render(<OwnSection records={[]} isOff={false} given={given} actions={actions} />)
  const name = await screen.findByLabelText<HTMLInputElement>('账号名称')
  const saidOf = (field: HTMLElement) =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.querySelector(`#${CSS.escape(id)}`)?.textContent)
  expect(saidOf(name)).toContain('来自主页')
  expect(saidOf(screen.getByLabelText('所在地区（可以不填）'))).toContain('由名称推测，请核对')
  fill('账号名称', '淄博政务')
  expect(saidOf(name)).not.toContain('来自主页')
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(actions.save).toHaveBeenCalledOnce())
  expect(actions.save).toHaveBeenCalledWith(
    expect.objectContaining({
      account: {
        platform: 'weibo',
        name: '淄博政务',
        ids: ['uid:1234567'],
        organisation: '淄博市人民政府新闻办公室',
        division: '370300',
      },
      sources: [{ title: '本人记录', publisher: '本人', url: 'https://weibo.com/u/1234567' }],
    }),
    undefined,
  )
})

describe('a notice that is pasted', () => {
  const text = '关于停用“淄博发布”微博的公告\n自2025年3月10日起，“淄博发布”微博停用，请关注“淄博融媒”微信公众号。'
  const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

  function open(actions?: OwnActions) {
    const shown = show([], actions)
    fireEvent.click(screen.getByRole('button', { name: '添加一条记录' }))
    return shown
  }

  test('is read while it is typed; the words are marked with what they tell', async () => {
    open()
    fill('公告原文（可以不填）', text)
    await screen.findByText('读出 1 个账号。')
    expect(['账号名称', '从什么时候起（可以不填）', '依据', '名称'].map(valueOf)).toEqual([
      '淄博发布',
      '2025-03-10',
      '关于停用“淄博发布”微博的公告',
      '淄博融媒',
    ])
    const marks = [...document.querySelectorAll('blockquote mark')].map(({ textContent }) => textContent)
    expect(marks).toEqual(expect.arrayContaining(['日期2025年3月10日', '去向淄博融媒']))
    expect(document.querySelector('blockquote')?.textContent.replaceAll(/账号|状态|日期|去向/g, '')).toContain(
      '自2025年',
    )
  })

  test('does not take away a correction; what it says is told and can be gone back to', async () => {
    open()
    fill('公告原文（可以不填）', text)
    await screen.findByText('读出 1 个账号。')
    fill('账号名称', '淄博政务')
    fill('公告原文（可以不填）', `${text}特此公告。`)
    expect(valueOf('账号名称')).toBe('淄博政务')
    expect(document.body.textContent).toContain('公告里读到的是：淄博发布')
    fireEvent.click(screen.getByRole('button', { name: '改回公告里的：账号名称' }))
    expect(valueOf('账号名称')).toBe('淄博发布')
    expect(document.body.textContent).not.toContain('公告里读到的是')
  })

  test('that says nothing says so', async () => {
    open()
    fill('公告原文（可以不填）', '今天天气很好。')
    expect(await screen.findByText(/没有从这段文字里读出/)).toBeTruthy()
  })

  test('about several accounts is noted down one account after the other', async () => {
    const { actions } = open()
    fill('公告原文（可以不填）', '“淄博发布”微博停用。\n“桓台发布”微博注销。')
    await screen.findByText('读出 2 个账号。')
    fireEvent.click(screen.getByRole('radio', { name: /桓台发布/ }))
    expect(valueOf('账号名称')).toBe('桓台发布')
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await screen.findByText(/已保存关于“桓台发布”微博账号的记录。公告里还有别的账号/)
    expect(valueOf('账号名称')).toBe('淄博发布')
    expect(screen.getByRole('radio', { name: /桓台发布.*已保存/ })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await screen.findByText('已保存关于“淄博发布”微博账号的记录。')
    expect(vi.mocked(actions.save).mock.calls.map(([{ id }]) => id)).toEqual(['weibo/桓台发布', 'weibo/淄博发布'])
  })

  test('that names a day without its year says what is missing', async () => {
    open()
    fill('公告原文（可以不填）', '“淄博发布”微博3月10日停用。')
    expect(await screen.findByText(/公告只写了3月10日，没有写哪一年/)).toBeTruthy()
    fill('哪天发的', '2025-03-01')
    await waitFor(() => expect(valueOf('从什么时候起（可以不填）')).toBe('2025-03-10'))
  })
})

test('what is wrong is told at its field, which has the focus, and nothing is saved', async () => {
  const { actions } = show()
  fireEvent.click(screen.getByRole('button', { name: '添加一条记录' }))
  fill('从什么时候起（可以不填）', '去年')
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await screen.findByText('还没有保存：有 2 处需要改正。')
  const name = screen.getByLabelText('账号名称')
  expect(name.getAttribute('aria-describedby')).toContain(screen.getByText('请填写账号名称。').id)
  expect(screen.getByText(/没有这样的日期/)).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(name))
  expect(actions.save).not.toHaveBeenCalled()
})

test('an entry that could not be saved stays in the form', async () => {
  const save = vi.fn<OwnActions['save']>(async () => false)
  show([], { ...ownActions(), save })
  fireEvent.click(screen.getByRole('button', { name: '添加一条记录' }))
  fill('账号名称', '鼓楼发布')
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(save).toHaveBeenCalledOnce())
  expect(screen.getByLabelText<HTMLInputElement>('账号名称').value).toBe('鼓楼发布')
})

test('an entry is changed; under another name it takes the place of the one it was', async () => {
  const { actions } = show([closureOf()])
  fireEvent.click(screen.getByRole('button', { name: '修改：“临淄交警”抖音号' }))
  fill('账号名称', '临淄公安')
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(actions.save).toHaveBeenCalledOnce())
  expect(actions.save).toHaveBeenCalledWith(expect.objectContaining({ id: 'douyin/临淄公安' }), 'douyin/临淄交警')
})

test('a new entry about an account there is one about says that it takes its place, and keeps what the form does not show', async () => {
  const { actions } = show([closureOf()])
  fireEvent.click(screen.getByRole('button', { name: '添加一条记录' }))
  expect(screen.queryByText(/已经有一条您的记录/)).toBeNull()
  fill('账号名称', '临淄交警')
  expect(screen.getByText(/已经有一条您的记录/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(actions.save).toHaveBeenCalledOnce())
  expect(actions.save).toHaveBeenCalledWith(
    expect.objectContaining({ account: expect.objectContaining({ division: '370305' }) }),
    undefined,
  )
})

test('an entry is deleted only after a second question', async () => {
  const { actions } = show([closureOf()])
  const remove = '删除：“临淄交警”抖音号'
  fireEvent.click(screen.getByRole('button', { name: remove }))
  fireEvent.click(screen.getByRole('button', { name: '不删除' }))
  expect(actions.remove).not.toHaveBeenCalled()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: remove })))
  fireEvent.click(screen.getByRole('button', { name: remove }))
  fireEvent.click(screen.getByRole('button', { name: '确定删除' }))
  await screen.findByText('已删除关于“临淄交警”抖音号的记录。')
  expect(actions.remove).toHaveBeenCalledExactlyOnceWith('douyin/临淄交警')
  expect(document.activeElement).toBe(heading())
})

test('entries say what happened and where to go; many are shown in parts', () => {
  const many = Array.from({ length: 60 }, (_, index) => closureOf({ id: `douyin/${index}` }))
  const { text } = show(many)
  expect(text()).toContain('“临淄交警”抖音号已于2025年3月10日公告将关停去向：淄博交警')
  expect(screen.getAllByRole('listitem')).toHaveLength(50)
  fireEvent.click(screen.getByRole('button', { name: '再显示一些（还有 10 条）' }))
  expect(screen.getAllByRole('listitem')).toHaveLength(60)
})

test('entries that are switched off say so', () => {
  expect(show([closureOf()], ownActions(), true).text()).toContain('“我的记录”现在是停用的')
})

describe('a record that is suggested to a list', () => {
  const suggested = '送给名录维护者：“临淄交警”抖音号'
  const letter = () => document.querySelector('.letter pre')?.textContent ?? ''

  function open(homepages: readonly string[] = [], record = closureOf()) {
    const actions = ownActions()
    render(<OwnSection records={[record]} isOff={false} homepages={homepages} actions={actions} />)
    fireEvent.click(screen.getByRole('button', { name: suggested }))
    return actions
  }

  test('is shown in full, and copied by a press', async () => {
    const actions = open()
    expect(letter()).toContain('建议收录：“临淄交警”抖音号')
    expect(letter()).toContain('closures/shandong.yaml')
    fireEvent.click(screen.getByRole('button', { name: '复制全文' }))
    await screen.findByText('已复制。')
    expect(actions.copy).toHaveBeenCalledExactlyOnceWith(letter())
    fireEvent.click(screen.getByRole('button', { name: '关闭' }))
    expect(document.activeElement).toBe(heading())
  })

  test('goes to where a list is at home, or to an address that is pasted; every link carries what is shown', () => {
    open(['https://example.gov.cn/', 'https://gitee.com/yibu/list'])
    const link = screen.getByRole('link', { name: '打开 gitee.com 的“新建 issue”页面' })
    const [, body] = [...new URL(link.getAttribute('href') ?? '').searchParams.values()]
    expect(body).not.toBe('')
    expect(letter()).toContain(body)
    fill('名录在 GitHub 或 Gitee 的网址（可以不填）', 'https://example.cn/list')
    expect(screen.getByText('这不是 GitHub 或 Gitee 上的仓库网址。')).toBeTruthy()
    expect(screen.queryByRole('link', { name: /issue/ })).toBeNull()
    fill('名录在 GitHub 或 Gitee 的网址（可以不填）', 'github.com/yibu/list')
    expect(screen.getByRole('link', { name: /github\.com/ })).toBeTruthy()
  })

  test('that is too long for an e-mail says so, and fills in its title', () => {
    open([], closureOf({ note: '很长的备注'.repeat(80) }))
    fill('维护者的电子邮箱（可以不填）', 'list@example.cn')
    const href = screen.getByRole('link', { name: '写一封电子邮件' }).getAttribute('href') ?? ''
    expect(href).toMatch(/^mailto:list@example\.cn\?subject=[^&]+$/)
    expect(screen.getByText(/内容太长，放不进链接/)).toBeTruthy()
  })

  test('says what a maintainer would miss', () => {
    const account = { platform: 'douyin', name: '临淄交警' } as const
    open([], closureOf({ account, sources: [{ title: '本人记录', publisher: '本人' }] }))
    expect(screen.getByText(/没有写所在地区/)).toBeTruthy()
    expect(screen.getByText(/维护者无从核实/)).toBeTruthy()
  })
})

test('entries are exported as source files, each downloaded by a press; what is left out is said', () => {
  const lost = closureOf({ id: 'weibo/甲', account: { platform: 'weibo', name: '甲' } })
  const { actions } = show([closureOf(), lost])
  fireEvent.click(screen.getByRole('button', { name: '导出为名录源文件' }))
  expect(screen.getByText(/“甲”微博账号：没有写所在地区/)).toBeTruthy()
  for (const name of ['list.yaml', 'sources.yaml', 'closures/shandong.yaml']) {
    fireEvent.click(screen.getByRole('button', { name: `下载 ${name}` }))
  }
  const downloads = vi.mocked(actions.download).mock.calls
  expect(downloads.map(([name]) => name)).toEqual(['list.yaml', 'sources.yaml', 'shandong.yaml'])
  expect(downloads[2]?.[1]).toContain('- account: 临淄交警')
})
