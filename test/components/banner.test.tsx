// @vitest-environment happy-dom
import { screen, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renderBanner } from '../../components/banner/render-banner'
import type { Answer, NoticeAnswer } from '../../utils/answer/answer'
import type { Closure } from '../../utils/model/closure'
import { buildMarkup } from '../../utils/markup/build-markup'
import { closedAnswer, closureOf, guidanceOf, list, searchRoute } from './answers'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(() => document.body.replaceChildren())

/** As it is built in a page, with nothing done to it yet. */
function show({ answer = closedAnswer() }: { readonly answer?: Answer } = {}): HTMLElement {
  const container = document.body.appendChild(document.createElement('div'))
  container.append(...(renderBanner(answer, 'douyin')?.markup ?? []).map((one) => buildMarkup(document, one)))
  return container
}

function text(): string {
  return screen.getByRole('region').textContent.replaceAll(/\s+/g, ' ')
}

describe('a closed account', () => {
  it('is told with its name, platform, date, way, source and the date of the list', () => {
    show()
    expect(text()).toContain('“临淄交警”抖音号已于2025年3月10日公告将关停')
    expect(text()).toContain('认证单位一致')
    expect(text()).toContain('来源：《山东多地交警集体注销抖音账号》，上游新闻，2025年3月')
    expect(text()).toContain('名录日期 2026年11月21日')
    const way = screen.getByRole('link', { name: '在抖音搜索“淄博交警”' })
    expect(way).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' })
    expect(way.getAttribute('href')).toBe('https://www.douyin.com/search/%E6%B7%84?type=user')
    expect(text()).toContain('账号的网址未知')
    expect(text()).toContain('公告没有写明在哪个平台')
  })

  it.each([
    ['id', '账号编号一致'],
    ['organisation', '认证单位一致'],
    ['name', '按名称匹配，请自行核对'],
  ] as const)('says how sure the match is: %s', (sure, label) => {
    const guidance = guidanceOf()
    show({ answer: { verdict: { kind: 'closed', sure, closure: guidance.closure }, guidance } })
    expect(screen.getByText(label)).toBeTruthy()
  })

  it('is worded as renamed when it was renamed', () => {
    const closure = closureOf({ status: 'renamed', sources: [{ title: '公告', publisher: '发布者' }] })
    show({ answer: closedAnswer(guidanceOf({ closure })) })
    expect(text()).toContain('抖音号已更名为“淄博交警”')
    expect(text()).not.toMatch(/关停|注销/)
  })

  it('still shows what is known without guidance', () => {
    show({ answer: { verdict: { kind: 'closed', sure: 'id', closure: closureOf() } } })
    expect(text()).toContain('公告将关停')
    expect(text()).toContain('上游新闻')
  })
})

describe('an account of the same name', () => {
  it.each([
    ['other-id', '账号编号与名录所载不一致'],
    ['other-organisation', '认证单位与名录所载不一致'],
    ['person', '显示的是个人认证'],
    ['not-verified', '没有显示认证'],
  ] as const)('is told apart in words, without accusing: %s', (because, reason) => {
    const guidance = guidanceOf()
    show({ answer: { verdict: { kind: 'same-name', because, closure: guidance.closure }, guidance } })
    expect(text()).toContain('名录中的“临淄交警”抖音号已于2025年3月10日公告将关停。')
    expect(text()).toContain(`本页账号与它同名，但${reason}；就目前所知，不是同一个账号。`)
    expect(text()).not.toMatch(/假|冒|骗|非官方/)
    expect(screen.getByText('名录中的账号去了哪里')).toBeTruthy()
    expect(text()).toContain('名录日期 2026年11月21日')
  })
})

describe('a successor', () => {
  it('bears a quiet mark and what it took over', () => {
    const other = closureOf({ id: 'weibo/x', account: { platform: 'weibo', name: '桓台交警' } })
    const verdict = { kind: 'successor', sure: 'name', closures: [closureOf(), other] } as const
    show({ answer: { verdict, guidance: guidanceOf() } })
    expect(screen.getByText('承接账号')).toBeTruthy()
    expect(text()).toContain('“临淄交警”抖音号等 2 个账号由本账号承接')
    expect(text()).toContain('“桓台交警”微博账号已于2025年3月10日公告将关停')
    expect(text()).toContain('按名称匹配')
  })

  it('of one account names that one', () => {
    show({ answer: { verdict: { kind: 'successor', sure: 'id', closures: [closureOf()] }, guidance: guidanceOf() } })
    expect(text()).toContain('据名录，“临淄交警”抖音号由本账号承接。')
  })

  it('that is a renamed account itself gives its former name and took nothing over', () => {
    const closures = [closureOf({ status: 'renamed', effectiveOn: '2023' })]
    show({ answer: { verdict: { kind: 'successor', sure: 'id', closures }, guidance: guidanceOf() } })
    expect(text()).toContain('据名录，本账号原名“临淄交警”。')
    expect(text()).toContain('于2023年更名为“淄博交警”')
    expect(text()).not.toContain('承接')
  })

  it.each<[string, 'id' | 'name', readonly Closure[]]>([
    ['its name alone says so', 'name', [closureOf({ status: 'renamed' })]],
    ['another account ended in it too', 'id', [closureOf({ status: 'renamed' }), closureOf({ id: 'douyin/b' })]],
    [
      'it is on another platform',
      'id',
      [closureOf({ status: 'renamed', successors: [{ kind: 'account', platform: 'weibo', name: '淄博交警' }] })],
    ],
  ])('is not called a renamed account when %s', (_, sure, closures) => {
    show({ answer: { verdict: { kind: 'successor', sure, closures }, guidance: guidanceOf() } })
    expect(text()).toContain('由本账号承接')
    expect(text()).not.toContain('原名')
  })
})

it.each<Answer['verdict']>([
  { kind: 'none', because: 'not-listed', closures: [] },
  { kind: 'none', because: 'reopened', closures: [closureOf({ status: 'reopened' })] },
  { kind: 'none', because: 'ambiguous', closures: [closureOf(), closureOf()] },
])('shows nothing in the page when there is no claim: $because', (verdict) => {
  expect(renderBanner({ verdict }, 'douyin')).toBeUndefined()
})

describe('hiding', () => {
  it.each([
    ['仅这一次', 'once', '已隐藏'],
    ['7 天内不提示此账号', 'week', '已隐藏，7 天内不提示此账号。'],
    ['不再提示此账号', 'account', '已隐藏，不再提示此账号。'],
    ['在抖音一律不提示', 'platform', '已隐藏，在抖音不再提示。'],
  ] as const)('can be chosen in the words “%s”, which say what comes then', (label, scope, line) => {
    const button = within(show()).getByText(label)
    expect(button.closest('fieldset')?.hidden).toBe(true)
    expect(button.dataset['hide']).toBe(scope)
    expect(button.dataset['line']).toContain(line)
  })
})

describe('texts of a hostile list', () => {
  const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script>'

  it('stay text', () => {
    const closure = closureOf({
      account: { platform: 'douyin', name: hostile },
      sources: [{ title: hostile, publisher: hostile, url: 'javascript:alert(1)' }],
    })
    const container = show({
      answer: closedAnswer(
        guidanceOf({
          closure,
          list: { ...list, name: hostile },
          routes: [
            {
              via: [],
              end: {
                successor: { kind: 'website', name: hostile },
                action: { kind: 'open', url: ' data:text/html,x', host: hostile },
              },
            },
          ],
        }),
      ),
    })
    expect(container.querySelector('img, script, a')).toBeNull()
    expect(text()).toContain('<img')
  })

  it('are cut, however long', () => {
    const closure = closureOf({ account: { platform: 'douyin', name: '长'.repeat(1_000_000) } })
    show({ answer: closedAnswer(guidanceOf({ closure })) })
    expect(text().length).toBeLessThan(500)
  })
})

describe('an account’s own notice', () => {
  const closure = closureOf({ announcedOn: '2026-11-10', effectiveOn: '2026-12-01', successors: [] })

  function noticeAnswer(rest: Partial<NoticeAnswer> = {}): Answer {
    const notice: NoticeAnswer = {
      quote: '本账号12月1日起停止更新',
      text: '公告\n本账号12月1日起停止更新。',
      closure,
      routes: [searchRoute],
      suggestions: [],
      ...rest,
    }
    return { verdict: { kind: 'none', because: 'not-listed', closures: [] }, notice }
  }

  it('is told in its own words, with its dates, its way, and that no list has it', () => {
    show({ answer: noticeAnswer() })
    expect(text()).toContain('此账号自己的公告说：本账号12月1日起停止更新')
    expect(text()).toContain('公告日期：2026年11月10日')
    expect(text()).toContain('生效日期：2026年12月1日')
    expect(text()).toContain('由移步从页面读出，尚未收入任何名录')
    expect(screen.getByRole('link', { name: '在抖音搜索“淄博交警”' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '记下来' })).toBeTruthy()
    expect(text()).not.toContain('名录日期')
  })

  it('is never told as what a list says', () => {
    show({ answer: noticeAnswer() })
    expect(screen.getByRole('region').className).toBe('yibu notice')
    expect(document.querySelector('.sentence, .tag, .large')).toBeNull()
  })

  it('that names no way has what a list suggests, but not the search that finds itself', () => {
    const account = { name: '临淄交警', action: { kind: 'open', url: 'https://weibo.com/u/1' } } as const
    show({
      answer: noticeAnswer({
        routes: [],
        suggestions: [
          { ...account, kind: 'same-body', platform: 'weibo' },
          { ...account, kind: 'search', platform: 'douyin' },
        ],
      }),
    })
    expect(text()).toContain('来源没有说明去向')
    expect(text()).not.toContain('去向提示')
    expect(screen.getAllByRole('link')).toHaveLength(1)
  })

  it('is text, whatever stands in it, and cut however long', () => {
    const container = show({
      answer: noticeAnswer({ quote: `<img src=x onerror=alert(1)>\u202e${'长'.repeat(100_000)}` }),
    })
    expect(container.querySelector('img')).toBeNull()
    expect(text()).toContain('<img')
    expect(text()).not.toContain('\u202e')
    expect(text().length).toBeLessThan(500)
  })

  it('is said aloud in one sentence', () => {
    expect(renderBanner(noticeAnswer(), 'douyin')?.summary).toBe('此账号自己的公告说：本账号12月1日起停止更新')
  })
})

it.each([
  ['zh_TW', '來源：《山東》，上游新聞，2025年3月'],
  ['en', 'Source: “山東”, 上游新聞, March 2025'],
] as const)('sets title, publisher and date apart: %s', (locale, words) => {
  speak(locale)
  const sources = [{ title: '山東', publisher: '上游新聞', publishedOn: '2025-03' }]
  show({ answer: closedAnswer(guidanceOf({ closure: closureOf({ sources }) })) })
  expect(text()).toContain(words)
})

it('is nothing when the person asked not to be told', () => {
  expect(renderBanner({ ...closedAnswer(), hidden: { scope: 'account' } }, 'douyin')).toBeUndefined()
})

it('shows each language in its own words', () => {
  for (const [locale, hide] of [
    ['zh_TW', '隱藏'],
    ['en', 'Hide'],
  ] as const) {
    speak(locale)
    show()
    const region = screen.getByRole('region')
    expect(within(region).getByRole('button', { name: hide })).toBeTruthy()
    expect(region.lang).toBe(locale === 'en' ? 'en' : 'zh-TW')
    document.body.replaceChildren()
  }
})

it.each([
  [false, true],
  [true, false],
])('where platforms are locked (%s), hiding the whole platform is offered: %s', (arePlatformsLocked, isOffered) => {
  const rendered = renderBanner(closedAnswer(), 'douyin', arePlatformsLocked)
  expect(JSON.stringify(rendered?.markup).includes('"data-hide":"platform"')).toBe(isOffered)
  expect(JSON.stringify(rendered?.markup)).toContain('"data-hide":"account"')
})
