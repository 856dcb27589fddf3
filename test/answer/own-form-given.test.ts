import { expect, test } from 'vitest'
import { ownFormGivenOf } from '../../utils/answer/own-form-given'
import type { Verification } from '../../utils/model/profile'
import { profile, unverified, verified } from '../support/records'

const sec = 'MS4wLjABAAAAabcdefghijklmnopqrstuvwxyz0123456789_ABCDEFGHIJ'

test('an own entry begins with all that the page says of the account', () => {
  const shown = profile({ ids: [`sec_uid:${sec}`], name: '临淄交警', verification: verified('淄博市公安局官方抖音号') })
  expect(ownFormGivenOf(shown)).toEqual({
    platform: 'douyin',
    ids: [`sec_uid:${sec}`],
    name: '临淄交警',
    organisation: '淄博市公安局',
    url: `https://www.douyin.com/user/${sec}`,
  })
})

test.each<[string, Verification]>([
  ['nothing was rendered', { state: 'unknown' }],
  ['it is not verified', unverified],
  ['its badge is a person’s', { state: 'verified', text: '某局', holder: 'person' }],
  ['its wording is a person’s', verified('知名博主')],
  ['its wording is a tail and no more', verified('官方账号')],
])('no body is named where %s', (_, verification) => {
  expect(ownFormGivenOf(profile({ name: '甲', verification }))).not.toHaveProperty('organisation')
})
