import { describe, expect, test } from 'vitest'
import { chooseAction } from '../../utils/answer/actions'
import type { Action } from '../../utils/answer/answer'
import type { Successor } from '../../utils/model/closure'

const secUid = 'MS4wLjABAAAA0123456789abcdefghij'

const rows: readonly { readonly successor: Successor; readonly expected: Action }[] = [
  {
    successor: { kind: 'account', name: '淄博交警', ids: [`sec_uid:${secUid}`] },
    expected: { kind: 'open', url: `https://www.douyin.com/user/${secUid}` },
  },
  {
    successor: { kind: 'account', name: '淄博交警', platform: 'weibo', ids: ['uid:2640512903'] },
    expected: { kind: 'open', url: 'https://weibo.com/u/2640512903' },
  },
  {
    successor: { kind: 'account', name: '淄博交警', platform: 'weibo' },
    expected: {
      kind: 'search',
      url: `https://s.weibo.com/user?q=${encodeURIComponent('淄博交警')}`,
      platform: 'weibo',
    },
  },
  {
    successor: { kind: 'account', name: '淄博交警', ids: ['sec_uid:../../evil'] },
    expected: {
      kind: 'search',
      url: `https://www.douyin.com/search/${encodeURIComponent('淄博交警')}?type=user`,
      platform: 'douyin',
    },
  },
  {
    successor: { kind: 'account', name: '莒南交警', platform: 'wechat' },
    expected: { kind: 'copy', text: '莒南交警', where: 'wechat' },
  },
  {
    successor: { kind: 'website', name: '县政府网站', url: 'http://www.junan.gov.cn/a?b#c' },
    expected: { kind: 'open', url: 'http://www.junan.gov.cn/a?b#c', host: 'www.junan.gov.cn' },
  },
  {
    successor: { kind: 'website', name: '县政府网站' },
    expected: { kind: 'copy', text: '县政府网站', where: 'web' },
  },
  {
    successor: { kind: 'website', name: '县政府网站', url: 'javascript:alert(1)' },
    expected: { kind: 'copy', text: '县政府网站', where: 'web' },
  },
  { successor: { kind: 'app', name: '智桂通' }, expected: { kind: 'copy', text: '智桂通', where: 'app' } },
  {
    successor: { kind: 'mini-program', name: '粤省事' },
    expected: { kind: 'copy', text: '粤省事', where: 'mini-program' },
  },
  {
    successor: { kind: 'phone', name: '热线', number: '0533-12345 (工作日)' },
    expected: { kind: 'call', url: 'tel:053312345', number: '0533-12345 (工作日)' },
  },
]

describe('one press', () => {
  test.each(rows)('on $successor.kind $successor.name: $expected.kind', ({ successor, expected }) => {
    expect(chooseAction(successor, 'douyin')).toEqual(expected)
  })
})
