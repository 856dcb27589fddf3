import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isMailAddress, issueLink, mailLink, parseRepository } from '../../utils/contribute/letter-links'
import { writeSuggestion } from '../../utils/contribute/suggestion'
import { closure } from '../support/records'

const words = { title: '建议收录：“临淄交警”抖音号', greeting: '请核实。', fileUnknown: '（省份待定）' }
const today = '2026-11-21'

const github = { host: 'github.com', owner: 'yibu', name: 'list' } as const
const gitee = { host: 'gitee.com', owner: 'yibu', name: 'list' } as const

describe('a letter to whoever keeps a list', () => {
  const record = closure(
    { name: '临淄交警', division: '370305' },
    { sources: [{ title: '公告: 一', publisher: '临淄大队', publishedOn: '2025-03' }] },
  )
  const letter = writeSuggestion(record, words, today)

  test('says for which files its lines are', () => {
    expect(letter).toEqual({
      title: words.title,
      body: `请核实。

closures/shandong.yaml

\`\`\`yaml
  - account: 临淄交警
    platform: douyin
    region: 淄博市 临淄区
    status: stopped
    sources: [临淄大队-2025-03]
    checkedOn: 2026-11
\`\`\`

sources.yaml

\`\`\`yaml
临淄大队-2025-03:
  title: "公告: 一"
  publisher: 临淄大队
  publishedOn: 2025-03
\`\`\``,
      unfit: undefined,
    })
  })

  test('holds YAML', () => {
    const blocks = [...letter.body.matchAll(/```yaml\n([^`]+)```/g)].map(([, yaml = '']) => parse(yaml))
    expect(blocks).toMatchObject([[{ account: '临淄交警' }], { '临淄大队-2025-03': { title: '公告: 一' } }])
  })

  test('says what is missing, and is written all the same', () => {
    const { body, unfit } = writeSuggestion(closure({ name: '甲' }), words, today)
    expect(unfit).toBe('region')
    expect(body).toContain('（省份待定）')
    expect(body).toContain('- account: 甲')
  })
})

describe('the address of a repository', () => {
  test.each([
    ['https://github.com/yibu/list', github],
    ['http://www.github.com/yibu/list.git', github],
    [' github.com/yibu/list/tree/main/closures?x#y ', github],
    ['https://Gitee.com/yibu/list/issues', gitee],
  ])('is found in %s', (text, repository) => {
    expect(parseRepository(text)).toEqual(repository)
  })

  test.each([
    '',
    'https://github.com/yibu',
    'https://github.com.example.com/yibu/list',
    'https://example.com/github.com/yibu/list',
    'https://gov.cn@github.com/yibu/list',
    'https://github.com/../list',
    'https://github.com/yibu/..',
    'javascript:alert(1)//github.com/a/b',
    'https://gitlab.com/yibu/list',
  ])('is none: %o', (text) => {
    expect(parseRepository(text)).toBeUndefined()
  })
})

describe('a link that takes a letter along', () => {
  const letter = { title: '建议 & 收录', body: '一\n二 + #' }

  test('fills in a new issue', () => {
    const { searchParams, origin, pathname } = new URL(issueLink(github, letter).url)
    expect([origin + pathname, ...searchParams]).toEqual([
      'https://github.com/yibu/list/issues/new',
      ['title', letter.title],
      ['body', letter.body],
    ])
    expect([...new URL(issueLink(gitee, letter).url).searchParams]).toEqual([
      ['issue[title]', letter.title],
      ['issue[description]', letter.body],
    ])
  })

  test('fills in an e-mail, to somebody or to nobody yet', () => {
    const { url } = mailLink(' list@example.cn ', letter)
    expect(url).toMatch(/^mailto:list@example\.cn\?subject=/)
    expect([...new URL(url).searchParams]).toEqual([
      ['subject', letter.title],
      ['body', '一\r\n二 + #'],
    ])
    expect(url).not.toContain('+')
    expect(mailLink('?cc=all@example.cn', letter).url).toMatch(/^mailto:\?subject=/)
  })

  test('is never longer than it can be; without its text it says so', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        fc.nat(3000),
        fc.string({ unit: 'binary' }),
        (title, length, end) => {
          const long = { title, body: '停'.repeat(length) + end }
          for (const [link, longest] of [
            [issueLink(github, long), 8000],
            [issueLink(gitee, long), 8000],
            [mailLink('list@example.cn', long), 2000],
          ] as const) {
            expect(link.url.length).toBeLessThanOrEqual(longest)
            expect(link.url).toMatch(/^[\w.!~*'()%:/?&=@-]+$/)
            const [, body] = [...new URL(link.url).searchParams]
            expect(body?.[1].replaceAll('\r\n', '\n')).toBe(
              link.isWhole ? long.body.toWellFormed().replaceAll('\r\n', '\n') : undefined,
            )
          }
        },
      ),
    )
    expect(issueLink(github, { title: 't', body: '停'.repeat(1000) }).isWhole).toBe(false)
  })
})

test.each([
  ['list@example.cn', true],
  ['a.b+c@list.example.cn', true],
  ['', false],
  ['list@example', false],
  ['a@b.cn?bcc=c@d.cn', false],
  ['a b@c.cn', false],
])('%o is an e-mail address: %s', (text, expected) => {
  expect(isMailAddress(text)).toBe(expected)
})
