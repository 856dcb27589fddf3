// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { renderBanner } from '../../components/banner/render-banner'
import type { Answer } from '../../utils/answer/answer'
import type { RenderedBanner } from '../../utils/messages'
import { createBannerSection } from '../../utils/page/banner-section'
import { readBanner } from '../../utils/page/read-banner'
import { closedAnswer, closureOf, guidanceOf, routeTo } from '../components/answers'
import { speak } from '../support/i18n'

beforeEach(() => {
  speak('zh_CN')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

const light = { theme: 'light', docked: false } as const

function renderAnswer(answer: Answer, isPinned?: boolean): RenderedBanner {
  const rendered = renderBanner(answer, 'douyin', false, isPinned)
  if (rendered === undefined) throw new Error('nothing to show')
  return rendered
}

function show(answer: Answer = closedAnswer(), isPinned?: boolean) {
  const container = document.body.appendChild(document.createElement('div'))
  const onHide = vi.fn<Parameters<typeof createBannerSection>[0]['onHide']>()
  const onUndo = vi.fn<() => void>()
  const onRecord = vi.fn<() => void>()
  const onPin = vi.fn<Parameters<typeof createBannerSection>[0]['onPin']>(async () => true)
  const section = createBannerSection({ container, onHide, onUndo, onRecord, onPin })
  const rendered = renderAnswer(answer, isPinned)
  section.draw(rendered, undefined, light)
  return { container, section, rendered, onHide, onUndo, onRecord, onPin }
}

/** What a person sees of the banner. */
function visible(): string {
  const region = screen.getByRole('region').cloneNode(true)
  if (!(region instanceof Element)) return ''
  for (const unseen of region.querySelectorAll('[hidden], .announcement')) unseen.remove()
  return region.textContent
}

function button(name: string): HTMLElement {
  return screen.getByRole('button', { name })
}

describe('the ways to hide the note', () => {
  it.each([
    ['仅这一次', 'once'],
    ['7 天内不提示此账号', 'week'],
    ['不再提示此账号', 'account'],
    ['在抖音一律不提示', 'platform'],
  ] as const)('unfold, and one of them is %s', (label, scope) => {
    const { onHide } = show()
    expect(visible()).not.toContain(label)
    expect(button('隐藏').getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(button('隐藏'))
    expect(button('隐藏').getAttribute('aria-expanded')).toBe('true')
    expect(visible()).toContain(label)
    fireEvent.click(button(label))
    expect(onHide).toHaveBeenCalledExactlyOnceWith(scope)
  })

  it('fold up again', () => {
    show()
    fireEvent.click(button('隐藏'))
    fireEvent.click(button('隐藏'))
    expect(visible()).not.toContain('仅这一次')
  })

  it('fold up at Esc, and the next Esc hides the note once', () => {
    const { onHide } = show()
    fireEvent.click(button('隐藏'))
    fireEvent.keyDown(button('仅这一次'), { key: 'Escape' })
    expect(visible()).not.toContain('仅这一次')
    expect(document.activeElement).toBe(button('隐藏'))
    expect(onHide).not.toHaveBeenCalled()

    expect(fireEvent.keyDown(button('隐藏'), { key: 'Escape' })).toBe(false)
    expect(onHide).toHaveBeenCalledExactlyOnceWith('once')
  })

  it('are not taken by other keys, nor by presses beside the buttons', () => {
    const { onHide, container } = show()
    fireEvent.keyDown(button('隐藏'), { key: 'Enter' })
    fireEvent.click(container.querySelector('.scopes') ?? container)
    fireEvent.click(container.querySelector('.sentence') ?? container)
    expect(onHide).not.toHaveBeenCalled()
    expect(visible()).not.toContain('仅这一次')
  })
})

describe('a note that was just hidden', () => {
  it('leaves one line with a way back, and the focus follows', () => {
    const { section, rendered, onUndo } = show()
    fireEvent.click(button('隐藏'))
    section.draw(rendered, 'week', light)
    expect(document.activeElement).toBe(button('撤销'))
    expect(visible()).toBe('已隐藏，7 天内不提示此账号。撤销')
    fireEvent.click(button('撤销'))
    expect(onUndo).toHaveBeenCalledOnce()

    section.draw(rendered, undefined, light)
    expect(document.activeElement).toBe(button('隐藏'))
    expect(visible()).toContain('淄博交警')
    expect(visible()).not.toContain('撤销')
    expect(visible()).not.toContain('仅这一次')
  })

  it('is not there to be read, nor are its links', () => {
    const { section, rendered, container } = show()
    expect(readBanner(container)?.links).toHaveLength(1)
    section.draw(rendered, 'week', light)
    expect(readBanner(container)?.links).toEqual([])
  })

  it('does not hear Esc', () => {
    const { section, rendered, onHide } = show()
    section.draw(rendered, 'once', light)
    expect(fireEvent.keyDown(button('撤销'), { key: 'Escape' })).toBe(true)
    expect(onHide).not.toHaveBeenCalled()
  })
})

it('does not take the focus when it is first shown', () => {
  show()
  expect(document.activeElement).toBe(document.body)
})

it('is told apart by theme and standing', () => {
  const { section, rendered } = show()
  const region = screen.getByRole('region')
  expect(region.dataset).toMatchObject({ theme: 'light', docked: 'false' })
  section.draw(rendered, undefined, { theme: 'dark', docked: true })
  expect(region.dataset).toMatchObject({ theme: 'dark', docked: 'true' })
  expect(screen.getByRole('region')).toBe(region)
})

describe('what is said aloud', () => {
  const said = () => document.querySelector('.announcement')?.textContent

  it('is the note in one sentence, politely, once, and not left to be read twice', () => {
    const { section, rendered } = show()
    expect(screen.getAllByRole('status')[0]?.className).toBe('announcement')
    expect(said()).toBe('')
    vi.advanceTimersByTime(100)
    expect(said()).toBe('“临淄交警”抖音号已于2025年3月10日公告将关停')
    vi.advanceTimersByTime(5000)
    expect(said()).toBe('')
    section.draw(rendered, undefined, { theme: 'dark', docked: false })
    vi.advanceTimersByTime(100)
    expect(said()).toBe('')
  })

  it('is the line in its place when it was hidden, and the note again when it is back', () => {
    const { section, rendered } = show()
    vi.advanceTimersByTime(200)
    section.draw(rendered, 'account', light)
    vi.advanceTimersByTime(100)
    expect(said()).toBe('已隐藏，不再提示此账号。')
    section.draw(rendered, undefined, light)
    vi.advanceTimersByTime(100)
    expect(said()).toContain('公告将关停')
  })
})

describe('another answer', () => {
  const withSources = (name: string) =>
    closedAnswer(
      guidanceOf({
        closure: closureOf({
          account: { platform: 'douyin', name },
          sources: [
            { title: '甲', publisher: '乙' },
            { title: '丙', publisher: '丁' },
          ],
        }),
      }),
    )

  it('takes the first one’s place; what was unfolded and had the focus is so still', () => {
    const { section, container } = show(withSources('临淄交警'))
    expect(container.querySelector('details')?.open).toBe(false)
    container.querySelector('details')?.setAttribute('open', '')
    fireEvent.click(button('隐藏'))
    button('隐藏').focus()
    section.draw(renderAnswer(withSources('张店交警')), undefined, light)
    expect(visible()).toContain('“张店交警”抖音号')
    expect(visible()).toContain('仅这一次')
    expect(container.querySelector('details')?.open).toBe(true)
    expect(document.activeElement).toBe(button('隐藏'))
  })

  it('that says the same changes nothing', () => {
    const { section, container } = show()
    const [region] = container.children
    section.draw(renderAnswer(closedAnswer()), undefined, light)
    expect(container.firstElementChild).toBe(region)
  })
})

it('copies a name at the press of its button', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const wechat = { kind: 'account', platform: 'wechat', name: '莒南交警' } as const
  show(closedAnswer(guidanceOf({ routes: [routeTo(wechat, { kind: 'copy', text: '莒南交警', where: 'wechat' })] })))
  fireEvent.click(button('复制名称“莒南交警”'))
  await vi.waitFor(() => expect(button('已复制“莒南交警”')).toBeTruthy())
  expect(writeText).toHaveBeenCalledExactlyOnceWith('莒南交警')
})

describe('the way to hear of an account’s closing', () => {
  it.each([
    [false, '若此账号关停，请告诉我', true, '已留意这个账号'],
    [true, '不再留意', false, '不再留意这个账号了。'],
  ])('pinned already: %s', async (isPinned, label, wanted, said) => {
    const { container, section, onPin } = show(closedAnswer(), isPinned)
    button(label).focus()
    fireEvent.click(button(label))
    expect(onPin).toHaveBeenCalledExactlyOnceWith(wanted)
    section.draw(renderAnswer(closedAnswer(), !isPinned), undefined, light)
    expect(container.querySelector('.announcement')?.textContent).toContain(said)
    expect(container.querySelector(`[data-pin=${isPinned ? 'on' : 'off'}]`)).toBe(document.activeElement)
  })

  it('says so when it could not be done', async () => {
    const { onPin, container } = show(closedAnswer(), false)
    onPin.mockResolvedValue(false)
    fireEvent.click(button('若此账号关停，请告诉我'))
    await vi.waitFor(() => expect(container.querySelector('[data-pin]')?.textContent).toContain('没有留意成功'))
  })

  it('is not there where nobody offers it', () => {
    show()
    expect(screen.queryByRole('button', { name: '若此账号关停，请告诉我' })).toBeNull()
  })
})
