// @vitest-environment happy-dom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMarkup } from '../../utils/markup/build-markup'
import type { ElementMarkup, Markup } from '../../utils/markup/markup'

function build(markup: Markup): HTMLElement {
  const box = document.createElement('div')
  box.append(buildMarkup(document, markup))
  return box
}

function attributesOf(attributes: ElementMarkup['attributes']): readonly string[] {
  return build({ tag: 'a', attributes: attributes ?? {} }).firstElementChild?.getAttributeNames() ?? []
}

describe('what is built', () => {
  it('is elements, their attributes and texts, in order', () => {
    const box = build({
      tag: 'p',
      attributes: { class: 'hint' },
      children: ['甲', { tag: 'small', children: ['乙'] }, '丙'],
    })
    expect(box.innerHTML).toBe('<p class="hint">甲<small>乙</small>丙</p>')
  })

  it('is a drawing where it is one', () => {
    const [svg] = build({ tag: 'svg', attributes: { viewBox: '0 0 1 1' }, children: [{ tag: 'path' }] }).children
    expect([svg?.namespaceURI, svg?.firstElementChild?.namespaceURI]).toEqual([
      'http://www.w3.org/2000/svg',
      'http://www.w3.org/2000/svg',
    ])
    expect(svg?.getAttribute('viewBox')).toBe('0 0 1 1')
  })
})

describe('a text', () => {
  it.each(['<img src=x onerror=alert(1)>', '&lt;b&gt;', '<script>alert(1)</script>', '</p><p>', '\u0000\u202e'])(
    'stays one: %j',
    (hostile) => {
      const box = build({ tag: 'p', children: [hostile] })
      expect(box.textContent).toBe(hostile)
      expect(box.querySelectorAll('*')).toHaveLength(1)
    },
  )

  it('stays one, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), (said) => {
        const box = build({ tag: 'p', attributes: { class: said }, children: [said, said] })
        expect(box.firstChild?.childNodes).toHaveLength(2)
        expect(box.textContent).toBe(said + said)
      }),
    )
  })
})

describe('what is left out', () => {
  it.each(['script', 'style', 'iframe', 'img', 'form', 'input', 'object', 'link', 'a onclick', 'SCRIPT', '', 'use'])(
    'the element <%s>, with all it holds',
    (tag) => {
      expect(build({ tag, children: [{ tag: 'p', children: ['x'] }] }).innerHTML).toBe('')
    },
  )

  it.each([
    'onclick',
    'style',
    'src',
    'srcdoc',
    'id',
    'name',
    'action',
    'xlink:href',
    'is',
    'slot',
    'HREF',
    'data-x',
    '',
  ])('the attribute %j', (name) => {
    expect(attributesOf({ [name]: 'x', class: 'kept' })).toEqual(['class'])
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:x',
    ' javascript:x',
    'data:text/html,x',
    '//evil.example',
    'https://a\nb',
    '/x',
    '',
  ])('the address %j', (href) => {
    expect(attributesOf({ href })).toEqual([])
  })

  it('no address that a link may lead to', () => {
    for (const href of ['https://weibo.com/u/1', 'http://a.example/', 'tel:053912345']) {
      expect(attributesOf({ href })).toEqual(['href'])
    }
  })
})
