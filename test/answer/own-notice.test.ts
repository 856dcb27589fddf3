import { describe, expect, test } from 'vitest'
import { findOwnNotice } from '../../utils/answer/own-notice'
import type { OwnText } from '../../utils/model/own-text'
import type { PlatformId } from '../../utils/model/platform'
import type { Profile, Verification } from '../../utils/model/profile'

const today = '2026-11-21'
const police = profileOf('云溪交警', '云溪市公安局交通警察支队官方抖音号')
const paper = profileOf('云溪晚报', '云溪晚报社官方账号')

function profileOf(name: string, verification: string | Verification, platform: PlatformId = 'douyin'): Profile {
  return {
    platform,
    ids: platform === 'douyin' ? ['sec_uid:MS4wLjABAAAAx'] : [],
    name,
    verification: typeof verification === 'string' ? { state: 'verified', text: verification } : verification,
  }
}

function find(profile: Profile, ...texts: readonly (string | OwnText)[]) {
  const own = texts.map((text): OwnText => (typeof text === 'string' ? { from: 'post', text } : text))
  return findOwnNotice(profile, own, today)
}

describe('the account’s own words', () => {
  test.each([
    ['本账号即日起停止更新，请关注“云州交警”抖音号。', 'stopped', ['云州交警']],
    ['“云溪交警”抖音号将于2026年12月1日注销，敬请移步“云州交警”抖音号。', 'announced', ['云州交警']],
    ['云溪交警抖音号停更公告', 'stopped', []],
    ['我支队抖音号因工作调整不再更新，感谢关注', 'stopped', []],
    ['本帳號已停止更新，請移步“雲州交警”抖音號', 'stopped', ['雲州交警']],
    ['停更公告\n因工作安排，即日起停止更新。\n云溪交警\n2026年11月10日', 'stopped', []],
  ])('tell of its closing: %s', (text, status, names) => {
    const found = find(police, text)
    expect(found?.closure).toMatchObject({ status, account: { platform: 'douyin', name: '云溪交警' } })
    expect(found?.closure.successors.map(({ name }) => name)).toEqual(names)
  })

  test.each([
    ['another account of the same body', '“云州交警”抖音号即日起停止更新'],
    ['its namesake on another platform', '“云溪交警”微博即日起停止更新，请关注本抖音号'],
    ['a pause for upkeep', '因系统维护，本账号暂停更新三天'],
    ['that it is there again', '本账号恢复更新，欢迎关注'],
    ['something else that stops', '12月1日起停止使用旧版申请表'],
    ['impostors', '警惕假冒账号！“云溪交警110”并非我支队账号，已申请注销'],
    ['the name that it bears now', '本账号即日起更名为“云溪交警”'],
    ['others that it took the place of', '本账号为唯一官方账号，原抖音号“云溪交通”停用'],
    ['others that gave way to it', '即日起，“云溪交通”抖音号停用，请关注本账号'],
    ['a part of it', '本账号留言功能关闭'],
    ['a word by itself', '停更'],
    ['what the site says of one that is gone', '此帐号已自主注销，内容无法查看。云溪交警'],
    ['nothing', '雨天路滑'],
  ])('are silent about: %s', (_, text) => {
    expect(find(police, text)).toBeUndefined()
  })

  test.each([
    '【邻市民政微博停更】邻市民政局公告，“邻市民政”抖音号即日起停止更新。',
    '今起停更！多家政务新媒体发布公告',
    '停更！又一批政务账号注销，网友：支持减负',
    '突然停更！官方回应',
    '网传某官方账号已停更，记者致电，该账号确已停止更新',
    '“本账号停止更新”，邻市民政发布停更公告',
    '他说：“我们不再更新了”',
    '宣布停更',
    '某音乐平台即日起停止运营',
  ])('are news of others: %s', (text) => {
    expect(find(paper, text)).toBeUndefined()
  })

  test('in a description are about the account, though they do not say so', () => {
    const text = '已停止更新，请移步“云州交警”'
    expect(find(police, text)).toBeUndefined()
    expect(find(police, { from: 'description', text })?.closure.status).toBe('stopped')
  })

  test('that it closes count no more when others say that it is there again', () => {
    const closing = '本账号即日起停止更新。'
    expect(find(police, closing)).toBeDefined()
    expect(find(police, closing, '因群众需要，本账号恢复更新。')).toBeUndefined()
  })

  test('are those that say where to go, of several', () => {
    const found = find(police, '云溪交警抖音号停更公告', '本账号停止更新，请移步“云州交警”抖音号。')
    expect(found?.quote).toContain('云州交警')
  })
})

describe('accounts that are asked about', () => {
  const text = '“云溪交警”抖音号即日起停止更新。'

  test.each<[string, string | Verification]>([
    ['shown as a body’s by the wording', '云溪市公安局交通警察支队官方抖音号'],
    ['shown as a body’s by the badge', { state: 'verified', holder: 'organisation' }],
  ])('are those %s', (_, verification) => {
    expect(find(profileOf('云溪交警', verification), text)).toBeDefined()
  })

  test.each<[string, string | Verification]>([
    ['not verified', { state: 'none' }],
    ['of which nothing is shown yet', { state: 'unknown' }],
    ['of persons, by the wording', '优质汽车领域创作者'],
    ['of persons, by the badge', { state: 'verified', text: '云溪市公安局', holder: 'person' }],
    ['whose badge has no words that tell', { state: 'verified' }],
  ])('are none %s', (_, verification) => {
    expect(find(profileOf('云溪交警', verification), text)).toBeUndefined()
  })

  test('are those of articles, which never show it, when a body signed', () => {
    const unknown: Verification = { state: 'unknown' }
    const body = '本公众号即日起停止更新，请关注“云州交警”。'
    const article = (words: string): OwnText => ({ from: 'article', text: words })
    expect(find(profileOf('云溪交警', unknown, 'wechat'), article(body))).toBeUndefined()
    const signed = `停更公告\n${body}\n云溪市公安局交通警察支队\n2026年11月10日`
    expect(find(profileOf('云溪交警', unknown, 'wechat'), article(signed))?.closure.account).toMatchObject({
      name: '云溪交警',
      organisation: '云溪市公安局交通警察支队',
    })
    expect(find(profileOf('云溪交警', { state: 'none' }, 'wechat'), article(signed))).toBeUndefined()
    expect(find(profileOf('云溪市公安局', unknown, 'wechat'), article(body))).toBeDefined()
  })
})

describe('what is told', () => {
  test('is a record in the making, with the notice as its source', () => {
    const found = find(police, { from: 'post', text: '本账号下月1日起停止更新。', postedOn: '2026-11-10' })
    expect(found?.closure).toEqual({
      id: 'douyin/云溪交警',
      account: {
        platform: 'douyin',
        name: '云溪交警',
        ids: ['sec_uid:MS4wLjABAAAAx'],
        organisation: '云溪市公安局交通警察支队',
      },
      status: 'announced',
      announcedOn: '2026-11-10',
      effectiveOn: '2026-12-01',
      successors: [],
      sources: [{ title: '本账号下月1日起停止更新', publisher: '云溪交警', publishedOn: '2026-11-10' }],
      checkedOn: today,
    })
  })

  test('quotes up to where to go where that is near', () => {
    const text = '大家好！本账号即日起停止更新。后续信息请关注“云州交警”抖音号。感谢支持！'
    expect(find(police, text)?.quote).toBe('本账号即日起停止更新。后续信息请关注“云州交警”抖音号')
    const far = `本账号即日起停止更新。${'感谢大家的陪伴。'.repeat(20)}后续信息请关注“云州交警”抖音号。`
    expect(find(police, far)?.quote).toBe('本账号即日起停止更新')
  })

  test('quotes the sentence, and of a long one what stands around the words', () => {
    const before = '各位网友大家好！'
    const found = find(police, `${before}\n本账号即日起停止更新。感谢关注！`)
    expect(found?.quote).toBe('本账号即日起停止更新')
    expect(found?.text).toContain(before)
    const long = find(police, `${'为了更好服务群众，'.repeat(30)}本账号即日起停止更新，${'感谢大家，'.repeat(30)}`)
    expect(long?.quote).toMatch(/^….*本账号即日起停止更新.*…$/)
    expect(long?.quote.length).toBeLessThanOrEqual(92)
  })
})
