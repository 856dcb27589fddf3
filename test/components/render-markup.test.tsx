// @vitest-environment happy-dom
import { Component, Fragment, render } from 'preact'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Banner } from '../../components/banner/banner'
import { renderMarkup } from '../../components/render-markup'
import type { Answer } from '../../utils/answer/answer'
import { buildMarkup } from '../../utils/markup/build-markup'
import type { Markup } from '../../utils/markup/markup'
import { closedAnswer, closureOf, guidanceOf, routeTo, searchRoute } from './answers'
import { speak } from '../support/i18n'

beforeEach(() => speak('zh_CN'))
afterEach(() => document.body.replaceChildren())

function Greeting({ name, children }: { readonly name: string; readonly children?: ComponentChildren }) {
  return (
    <p class="greeting">
      {name}
      {children}
    </p>
  )
}

describe('rendering to data', () => {
  it.each<{ what: string; node: ComponentChildren; gives: readonly Markup[] }>([
    { what: 'a text', node: '甲', gives: ['甲'] },
    { what: 'a number', node: 0, gives: ['0'] },
    { what: 'nothing', node: [null, undefined, true, false, ''], gives: [] },
    { what: 'a list', node: [<li key="1">甲</li>, '乙'], gives: [{ tag: 'li', children: ['甲'] }, '乙'] },
    { what: 'a fragment', node: <Fragment>甲{1}</Fragment>, gives: ['甲', '1'] },
    {
      what: 'a component with children',
      node: (
        <Greeting name="甲">
          <b />
        </Greeting>
      ),
      gives: [{ tag: 'p', attributes: { class: 'greeting' }, children: ['甲', { tag: 'b' }] }],
    },
    {
      what: 'attributes: words, and what is there or not',
      node: <p hidden aria-expanded={false} data-copy="甲" title={undefined} tabIndex={-1} inert={false} />,
      gives: [{ tag: 'p', attributes: { hidden: '', 'aria-expanded': 'false', 'data-copy': '甲', tabIndex: '-1' } }],
    },
  ])('gives $what', ({ node, gives }) => {
    expect(renderMarkup(node)).toEqual(gives)
  })

  class Old extends Component {
    override render() {
      return <p />
    }
  }

  function Stateful() {
    return <p>{useState(1)[0]}</p>
  }

  it.each<{ what: string; node: ComponentChildren; why: RegExp }>([
    { what: 'a handler', node: <p onCopy={() => {}} />, why: /<p onCopy> is not a text/ },
    { what: 'a ref', node: <p ref={() => {}} />, why: /has a ref/ },
    { what: 'a style', node: <p style={{ color: 'red' }} />, why: /<p style> is not a text/ },
    // oxlint-disable-next-line react/no-danger -- it must be refused
    { what: 'markup in a text', node: <p dangerouslySetInnerHTML={{ __html: '<b>' }} />, why: /is not a text/ },
    { what: 'an object', node: Object.assign({}), why: /not to be rendered/ },
    // In the engine's words.
    { what: 'a class', node: <Old />, why: /new/ },
    { what: 'a hook', node: <Stateful />, why: /undefined|null/ },
  ])('refuses $what', ({ node, why }) => {
    expect(() => renderMarkup(node)).toThrow(why)
  })
})

const second = closureOf({ id: 'douyin/b', account: { platform: 'douyin', name: '张店交警' }, status: 'merged' })
const source = { title: '公告', publisher: '某报', url: 'https://a.example/', archivedUrl: 'https://b.example/' }

const answers: readonly [string, Answer][] = [
  ['closed', closedAnswer()],
  ['closed, without guidance', { verdict: { kind: 'closed', sure: 'name', closure: closureOf({ sources: [] }) } }],
  [
    'closed, several ways',
    closedAnswer(
      guidanceOf({
        closure: closureOf({ sources: [source, { title: '又一公告', publisher: '某台' }] }),
        routes: [
          { ...searchRoute, via: [second], closing: second },
          routeTo(
            { kind: 'phone', name: '热线', number: '12345' },
            { kind: 'call', url: 'tel:12345', number: '12345' },
          ),
          routeTo(
            { kind: 'account', platform: 'wechat', name: '莒南交警' },
            { kind: 'copy', text: '莒南交警', where: 'wechat' },
          ),
          routeTo({ kind: 'website', name: '网站' }, { kind: 'open', url: 'https://c.example/', host: 'c.example' }),
          { via: [second], circular: true },
        ],
      }),
    ),
  ],
  [
    'closed, suggestions only',
    closedAnswer(
      guidanceOf({
        routes: [],
        suggestions: [
          { kind: 'same-body', name: '甲', platform: 'wechat', action: { kind: 'copy', text: '甲', where: 'wechat' } },
        ],
      }),
    ),
  ],
  ['the same name', { verdict: { kind: 'same-name', because: 'person', closure: second }, guidance: guidanceOf() }],
  [
    'a successor',
    { verdict: { kind: 'successor', sure: 'name', closures: [closureOf(), second] }, guidance: guidanceOf() },
  ],
]

it.each(answers)('what is built of a banner is what Preact would have made of it: %s', (_, answer) => {
  const [live, built] = [document.createElement('div'), document.createElement('div')]
  const banner = <Banner answer={answer} platform="douyin" />
  render(banner, live)
  built.append(...renderMarkup(banner).map((one) => buildMarkup(document, one)))
  expect(built.isEqualNode(live)).toBe(true)
  expect(built.innerHTML).toBe(live.innerHTML)
  expect(live.textContent).toContain('交警')
})
