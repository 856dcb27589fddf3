import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeHtml } from '../../cli/inspect/decode-html'
import { readOptions } from '../../cli/inspect/options'
import { parseClosures } from '../../cli/inspect/parse-closures'

describe('the closures of inspect', () => {
  test('tell namesakes without ids apart', () => {
    const text = `${line(linzi)}\n${line({ ...linzi, division: '370305' })}\n${line(linzi)}`
    const ids = parseClosures(text, 'a.jsonl').map(({ id }) => id)
    expect(ids).toEqual(['douyin/临淄交警', 'douyin/临淄交警@370305', 'douyin/临淄交警@3'])
  })

  const linzi = { platform: 'douyin', name: '临淄交警' }

  function line(account: object, rest: object = {}): string {
    return JSON.stringify({ account, status: 'stopped', ...rest })
  }

  test.each([
    ['nothing', '', []],
    ['empty lines', '\n \r\n', []],
    ['one record', line(linzi), ['douyin/临淄交警']],
    ['a byte order mark', `\uFEFF${line(linzi)}`, ['douyin/临淄交警']],
    [
      'two files one after the other',
      `${line(linzi)}\n\uFEFF${line({ ...linzi, name: '乙' })}`,
      ['douyin/临淄交警', 'douyin/乙'],
    ],
    ['the line ends of Windows', `${line(linzi, { id: 'a' })}\r\n${line(linzi, { id: 'b' })}\r\n`, ['a', 'b']],
    ['null for what is absent', line({ ...linzi, ids: null }, { id: null, note: null }), ['douyin/临淄交警']],
    [
      'ids of the account’s platform',
      line({ ...linzi, ids: ['uid:12', 'sec_uid:MS4wLjABAAAAx'] }),
      ['douyin/临淄交警'],
    ],
    [
      'ids of the successor’s platform',
      line(linzi, { successors: [{ kind: 'account', platform: 'weibo', name: '乙', ids: ['uid:12345'] }] }),
      ['douyin/临淄交警'],
    ],
  ])('may hold %s', (_, text, ids) => {
    expect(parseClosures(text, 'a.jsonl').map(({ id }) => id)).toEqual(ids)
  })

  const succeededBy = (successor: object) =>
    line(linzi, { successors: [{ kind: 'account', name: '乙', ...successor }] })

  test.each([
    ['what is not JSON', `\n\n{bad`, 'a.jsonl:3: is not JSON'],
    ['a record over several lines', JSON.stringify({ account: linzi }, undefined, 2), 'a.jsonl:1: is not JSON'],
    ['a list', `${line(linzi)}\n[1]`, 'a.jsonl:2: is not a record'],
    ['a text', '"x"', 'a.jsonl:1: is not a record'],
    ['null', 'null', 'a.jsonl:1: is not a record'],
    ['a record without an account', '{"id":"a"}', 'a.jsonl:1: account'],
    ['a record without an account or an id', '{"status":"stopped"}', 'a.jsonl:1: account'],
    ['a platform that is none, and no id', line({ ...linzi, platform: 'x' }), 'a.jsonl:1: account.platform'],
    ['an account without a name, and no id', line({ platform: 'weibo' }), 'a.jsonl:1: account.name'],
    [
      'an id of an unknown form',
      line({ ...linzi, ids: ['uid:1', 'secuid:MS4w'] }),
      'a.jsonl:1: account.ids[1]: “secuid:MS4w”',
    ],
    ['an id of another platform', line({ ...linzi, ids: ['user_id:1'] }), 'a.jsonl:1: account.ids[0]: “user_id:1”'],
    ['an id that is none', line({ ...linzi, ids: ['12'] }), 'a.jsonl:1: account.ids[0] is not an id'],
    [
      'a successor’s id of an unknown form',
      succeededBy({ platform: 'weibo', ids: ['sec_uid:MS4wLjABAAAAx'] }),
      'a.jsonl:1: successors[0].ids[0]: “sec_uid:MS4wLjABAAAAx”不是 weibo',
    ],
    [
      'an id of an unknown form where no platform is named',
      succeededBy({ ids: ['token:x'] }),
      'a.jsonl:1: successors[0].ids[0]: “token:x”不是 douyin',
    ],
    [
      'two records with one id',
      `${line(linzi, { id: 'x' })}\n\n${line({ ...linzi, name: '乙' }, { id: 'x' })}`,
      'a.jsonl:3: has the id “x”, as a.jsonl:1 has',
    ],
    [
      'an address with a user name',
      line(linzi, { successors: [{ kind: 'website', name: '乙', url: 'https://www.gov.cn@evil.example/' }] }),
      'a.jsonl:1: successors[0].url is not',
    ],
  ])('may not hold %s', (_, text, message) => {
    expect(() => parseClosures(text, 'a.jsonl')).toThrow(message)
  })
})

describe('a saved page', () => {
  /** 临淄交警, in the words of its charset. */
  const gbk = Buffer.from('c1d9d7cdbdbbbeaf', 'hex')
  const utf8 = Buffer.from('临淄交警')
  const filler = '<!-- 移 -->'.repeat(100)

  test.each([
    ['that declares nothing is UTF-8', '', utf8],
    ['in UTF-8', '<meta charset="utf-8">', utf8],
    ['in GBK', '<meta charset="gbk">', gbk],
    ['in GB 2312', '<META CHARSET=GB2312>', gbk],
    ['in GB 18030', `<meta charset='gb18030'/>`, gbk],
    ['that declares it as a header', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', gbk],
    [
      'that declares it as a header, the other way round',
      `<meta content='text/html;charset=GBK' http-equiv=content-type>`,
      gbk,
    ],
    ['of which the first declaration counts', '<meta charset=gbk><meta charset=utf-8>', gbk],
    ['of which an unknown charset does not count', '<meta charset=klingon><meta charset=gbk>', gbk],
    ['of which a comment does not count', '<!-- <meta charset=gbk> -->', utf8],
    ['of which another meta does not count', '<meta name=description content="a > b; charset=gbk">', utf8],
    ['of which a late declaration does not count', `${filler}<meta charset=gbk>`, utf8],
    ['that says it is in UTF-16, which it cannot say in UTF-16', '<meta charset=utf-16>', utf8],
    ['with a byte order mark that knows better', '\uFEFF<meta charset=gbk>', utf8],
  ])('%s', (_, head, name) => {
    const bytes = Buffer.concat([Buffer.from(`${head}<title>`), name, Buffer.from('</title>')])
    expect(decodeHtml(bytes)).toBe(`${head.replace('\uFEFF', '')}<title>临淄交警</title>`)
  })

  test('in UTF-16 by its byte order mark', () => {
    expect(decodeHtml(Buffer.from('\uFEFF<p>临淄交警', 'utf16le'))).toBe('<p>临淄交警')
    expect(decodeHtml(Buffer.from('\uFEFF<p>临淄交警', 'utf16le').swap16())).toBe('<p>临淄交警')
  })

  test('with a character of four bytes in GB 18030', () => {
    const bytes = Buffer.concat([Buffer.from('<meta charset=gb18030>'), Buffer.from('9534b235', 'hex')])
    expect(decodeHtml(bytes)).toBe('<meta charset=gb18030>𠮷')
  })
})

describe('the options of inspect', () => {
  let folder: string
  const url = 'https://www.douyin.com/user/x'

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yibu-test-'))
    mkdirSync(join(folder, 'folder'))
    writeFileSync(join(folder, 'page.html'), '<p>页')
    writeFileSync(join(folder, 'closures.jsonl'), '{"account":{"platform":"weibo","name":"乙"},"status":"stopped"}')
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test('name files as seen from where the command was called', () => {
    const args = ['--url', url, '--html', 'page.html', '--closures', './closures.jsonl', '--screenshot', 'out/a.png']
    expect(readOptions(args, folder)).toMatchObject({
      url,
      html: '<p>页',
      closures: [{ id: 'weibo/乙' }],
      browser: 'chromium',
      screenshot: join(folder, 'out/a.png'),
      json: false,
    })
  })

  test('hold an address as a browser writes it', () => {
    const args = ['--url', 'https://WWW.douyin.com/user/某', '--html', 'page.html']
    expect(readOptions(args, folder)).toMatchObject({ url: 'https://www.douyin.com/user/%E6%9F%90' })
  })

  test('give the help that is asked for', () => {
    expect(readOptions(['--help'], folder)).toContain('--url <address>')
  })

  test.each([
    ['no options', [], '--url and --html are needed'],
    ['no page', ['--url', url], '--url and --html are needed'],
    ['an option nobody knows', ['--fast'], '--fast'],
    ['no address', ['--url', 'douyin', '--html', 'page.html'], '--url is not an http or https address: douyin'],
    ['an address of a file', ['--url', 'file:///x', '--html', 'page.html'], '--url is not an http or https address'],
    ['another browser', ['--url', url, '--html', 'page.html', '--browser', 'lynx'], 'chromium or firefox, not lynx'],
    ['a missing page', ['--url', url, '--html', 'no.html'], /^--html: there is no file \/.*\/no\.html$/],
    ['a folder for a page', ['--url', url, '--html', 'folder'], /^--html: \/.*\/folder is a folder, not a file$/],
    ['nothing for a page', ['--url', url, '--html', ''], /^--html: .* is a folder, not a file$/],
    ['a page in a page', ['--url', url, '--html', 'page.html/a'], /^--html: there is no file /],
    [
      'missing closures',
      ['--url', url, '--html', 'page.html', '--closures', 'no.jsonl'],
      /^--closures: there is no file \/.*\/no\.jsonl$/,
    ],
    [
      'a folder for closures',
      ['--url', url, '--html', 'page.html', '--closures', 'folder'],
      /^--closures: \/.*\/folder is a folder, not a file$/,
    ],
  ])('may not be %s', (_, args, message) => {
    expect(() => readOptions(args, folder)).toThrow(message)
  })
})
