// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Routes } from '../../components/guidance/routes'
import type { Action, Guidance } from '../../utils/answer/answer'
import type { Successor } from '../../utils/model/closure'
import { handleCopyPress } from '../../utils/page/copy-press'
import { closureOf, guidanceOf, routeTo, searchRoute } from './answers'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function show(changes: Partial<Guidance>) {
  const { container } = render(<Routes guidance={guidanceOf(changes)} />)
  container.addEventListener('click', handleCopyPress)
  return container
}

const website: Successor = { kind: 'website', name: '莒南县人民政府网站' }
const wechat: Successor = { kind: 'account', platform: 'wechat', name: '莒南交警' }

describe('a way', () => {
  it.each<[string, Successor, Action, string, string, string]>([
    [
      'opens an account',
      { kind: 'account', platform: 'weibo', name: '桃源县人民政府' },
      { kind: 'open', url: 'https://weibo.com/u/1' },
      '前往“桃源县人民政府”微博账号',
      '',
      'https://weibo.com/u/1',
    ],
    [
      'opens a website and shows its host',
      { ...website, url: 'https://www.junan.gov.cn/' },
      { kind: 'open', url: 'https://www.junan.gov.cn/', host: 'www.junan.gov.cn' },
      '前往“莒南县人民政府网站”',
      'www.junan.gov.cn',
      'https://www.junan.gov.cn/',
    ],
    [
      'searches where the address is not known, and says so',
      { kind: 'account', platform: 'douyin', name: '淄博交警' },
      { kind: 'search', url: 'https://www.douyin.com/search/x', platform: 'douyin' },
      '在抖音搜索“淄博交警”',
      '账号的网址未知，将打开搜索结果，请核对认证信息。',
      'https://www.douyin.com/search/x',
    ],
    [
      'calls a number',
      { kind: 'phone', name: '政务服务热线', number: '0539-12345' },
      { kind: 'call', url: 'tel:053912345', number: '0539-12345' },
      '拨打 0539-12345',
      '政务服务热线',
      'tel:053912345',
    ],
  ])('%s', (_, successor, action, label, hint, href) => {
    const container = show({ routes: [routeTo(successor, action)] })
    const link = container.querySelector('a')
    expect(link?.getAttribute('href')).toBe(href)
    expect(link?.textContent).toBe(label)
    expect(link).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' })
    expect(container.querySelector('.hint')?.textContent ?? '').toBe(hint)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', ' \tjavascript:x', '//evil.example', 'https://a\nb', ''])(
    'shows the name and no link for the address %j',
    (url) => {
      const container = show({ routes: [routeTo(website, { kind: 'open', url, host: 'evil.example' })] })
      expect(container.querySelector('a')).toBeNull()
      expect(container.textContent).toContain('莒南县人民政府网站')
      expect(container.textContent).not.toContain('evil.example')
    },
  )

  it.each([
    ['wechat', '微信公众号'],
    ['channels', '再选“视频号”'],
    ['mini-program', '再选“小程序”'],
    ['app', '应用商店'],
    ['web', '.gov.cn'],
    ['kuaishou', '打开快手'],
  ] as const)('copies a name and says where to paste it: %s', async (where, hint) => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const container = show({ routes: [routeTo(wechat, { kind: 'copy', text: '莒南交警', where })] })
    expect(container.textContent).toContain(hint)
    fireEvent.click(screen.getByRole('button', { name: '复制名称“莒南交警”' }))
    expect(writeText).toHaveBeenCalledExactlyOnceWith('莒南交警')
    expect(await screen.findByRole('button', { name: '已复制“莒南交警”' })).toBeTruthy()
  })

  it.each([
    ['refused', () => false],
    [
      'broken',
      () => {
        throw new Error('no clipboard')
      },
    ],
  ])('says so when the clipboard is %s', async (_, execCommand) => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    Object.assign(document, { execCommand })
    const container = show({ routes: [routeTo(wechat, { kind: 'copy', text: '莒南交警', where: 'wechat' })] })
    fireEvent.click(screen.getByRole('button'))
    expect(await screen.findByText('没能复制，请手动输入：莒南交警')).toBeTruthy()
    expect(document.querySelector('textarea')).toBeNull()

    // At the next press it works, and then not again: what is said follows.
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    fireEvent.click(screen.getByRole('button'))
    await screen.findByRole('button', { name: '已复制“莒南交警”' })
    expect(container.querySelector('.outcome')?.textContent).toBe('')
    writeText.mockRejectedValue(new Error('not allowed'))
    fireEvent.click(screen.getByRole('button'))
    await screen.findByRole('button', { name: '复制名称“莒南交警”' })
  })

  it('says of another name nothing that was said of the one before', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const routesTo = (name: string) =>
      guidanceOf({ routes: [routeTo({ ...wechat, name }, { kind: 'copy', text: name, where: 'wechat' })] })
    const { container, rerender } = render(<Routes guidance={routesTo('甲')} />)
    container.addEventListener('click', handleCopyPress)
    fireEvent.click(screen.getByRole('button'))
    await screen.findByRole('button', { name: '已复制“甲”' })
    rerender(<Routes guidance={routesTo('甲')} />)
    expect(screen.getByRole('button').textContent).toBe('已复制“甲”')
    rerender(<Routes guidance={routesTo('乙')} />)
    expect(screen.getByRole('button').textContent).toBe('复制名称“乙”')
  })

  it('says when the notice names no platform', () => {
    expect(show({ routes: [searchRoute] }).textContent).toContain('公告没有写明在哪个平台')
  })
})

describe('several ways', () => {
  it('lead with the first, large', () => {
    const container = show({
      routes: [
        routeTo(website, { kind: 'copy', text: website.name, where: 'web' }),
        routeTo(wechat, { kind: 'copy', text: wechat.name, where: 'wechat' }),
      ],
    })
    expect([...container.querySelectorAll('.large')].map((way) => way.querySelector('button')?.textContent)).toEqual([
      '复制名称“莒南县人民政府网站”',
    ])
    expect(container.textContent).toMatch(/去向.*莒南县人民政府网站.*其他去向.*莒南交警/)
  })

  it('give the path of a chain on demand', () => {
    const renamed = closureOf({
      id: 'douyin/b',
      account: { platform: 'douyin', name: '淄博交警直属大队' },
      status: 'renamed',
      effectiveOn: '2023',
    })
    const container = show({ routes: [{ ...searchRoute, via: [renamed] }] })
    expect(container.querySelector('details')?.open).toBe(false)
    expect([...container.querySelectorAll('.path li')].map((step) => step.textContent)).toEqual([
      '临淄交警 2025年3月10日公告关停',
      '淄博交警直属大队 2023年更名',
      '淄博交警',
    ])
  })

  it('tell of a dead end, and of an end that is itself about to close', () => {
    const dead = closureOf({ account: { platform: 'douyin', name: '张店交警' }, status: 'stopped', successors: [] })
    const closing = closureOf({ account: { platform: 'douyin', name: '淄博交警' }, announcedOn: '2026-10' })
    const { textContent } = show({ routes: [{ ...searchRoute, closing }, { via: [dead] }] })
    expect(textContent).toContain('请注意：“淄博交警”抖音号已于2026年10月公告将关停。')
    expect(textContent).toContain('“张店交警”抖音号已停止更新（2025年3月10日公告），没有说明新的去向。')
    expect(textContent).not.toContain('来源没有说明去向')
  })

  it('tell of a trail that leads back to where it came from', () => {
    const back = closureOf({ account: { platform: 'douyin', name: '张店交警' }, status: 'merged' })
    const { textContent } = show({ routes: [{ via: [back], circular: true }] })
    expect(textContent).toContain('“张店交警”抖音号已合并（2025年3月10日公告），而它写明的去向又指回前面的账号。')
    expect(textContent).not.toContain('没有说明')
  })

  it('explain what a search is beside the first one only', () => {
    const action = { kind: 'search', url: 'https://so.toutiao.com/', platform: 'toutiao' } as const
    const hints = [
      ...show({
        routes: [
          routeTo(website, { kind: 'copy', text: website.name, where: 'web' }),
          routeTo({ kind: 'account', platform: 'toutiao', name: '甲' }, { ...action }),
          routeTo({ kind: 'account', platform: 'toutiao', name: '乙' }, { ...action }),
        ],
        suggestions: [{ kind: 'search', name: '丙', platform: 'toutiao', action: { ...action } }],
      }).querySelectorAll('.way'),
    ].map((way) => /账号的网址未知/.test(way.textContent))
    expect(hints).toEqual([false, true, false, false])
  })
})

describe('no way stated', () => {
  it('is said, and each suggestion is labelled as one', () => {
    const container = show({
      routes: [],
      suggestions: [
        {
          kind: 'same-body',
          name: '淄博公积金',
          platform: 'wechat',
          action: { kind: 'copy', text: '淄博公积金', where: 'wechat' },
        },
        {
          kind: 'level-above',
          name: '山东公积金',
          platform: 'weibo',
          action: { kind: 'open', url: 'https://weibo.com/u/2' },
        },
        {
          kind: 'search',
          name: '淄博公积金',
          platform: 'toutiao',
          action: { kind: 'search', url: 'https://so.toutiao.com/', platform: 'toutiao' },
        },
      ],
    })
    expect(container.textContent).toContain('来源没有说明去向。')
    const labels = [...container.querySelectorAll('.suggestions > li')].map((way) => way.querySelector('.label'))
    expect(labels.map((label) => label?.textContent)).toEqual([
      '建议（非公告所述） 同一单位在其他平台的账号',
      '建议（非公告所述） 上一级单位的账号',
      '建议（非公告所述） 在同一平台搜索',
    ])
    expect(container.querySelector('.large')).toBeNull()
  })
})
