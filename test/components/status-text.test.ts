import { describe, expect, it } from 'vitest'
import { statusMark, statusSentence } from '../../components/status-text'
import { statuses } from '../../utils/model/closure'
import type { Closure, Status } from '../../utils/model/closure'
import { closureOf } from './answers'
import { type CatalogueName, locales, speak } from '../support/i18n'

function told(locale: CatalogueName, status: Status, announcedOn?: string, effectiveOn?: string): string {
  speak(locale)
  return statusSentence(dated(status, announcedOn, effectiveOn))
}

function dated(status: Status, announcedOn?: string, effectiveOn?: string, more: Partial<Closure> = {}): Closure {
  const { announcedOn: _, ...bare } = closureOf({ status, successors: [], ...more })
  return { ...bare, ...(announcedOn && { announcedOn }), ...(effectiveOn && { effectiveOn }) }
}

function renamed(successors: Closure['successors'], on?: string): string {
  return statusSentence(dated('renamed', undefined, on, { successors }))
}

function named(name: string): string {
  return statusSentence(closureOf({ account: { platform: 'weibo', name } }))
}

describe('statusSentence says what the record knows and no more', () => {
  it.each<[Status, string | undefined, string | undefined, string]>([
    ['announced', undefined, undefined, '“临淄交警”抖音号已公告将关停'],
    ['announced', '2025-03-10', undefined, '“临淄交警”抖音号已于2025年3月10日公告将关停'],
    ['announced', undefined, '2025-04', '“临淄交警”抖音号已公告自2025年4月起关停'],
    ['announced', '2025-03-10', '2025-04-01', '“临淄交警”抖音号已于2025年3月10日公告，自2025年4月1日起关停'],
    ['stopped', undefined, undefined, '“临淄交警”抖音号已停止更新'],
    ['stopped', '2025-03', undefined, '“临淄交警”抖音号已停止更新（2025年3月公告）'],
    ['stopped', undefined, '2024', '“临淄交警”抖音号自2024年起停止更新'],
    ['stopped', '2024-05-20', '2024-05-10', '“临淄交警”抖音号自2024年5月10日起停止更新（2024年5月20日公告）'],
    ['stopped', '2025-03-10', '2025-03-10', '“临淄交警”抖音号自2025年3月10日起停止更新（同日公告）'],
    ['stopped', '2025-03', '2025-03', '“临淄交警”抖音号自2025年3月起停止更新（2025年3月公告）'],
    ['deregistered', undefined, undefined, '“临淄交警”抖音号已注销'],
    ['deregistered', undefined, '2024-07-18', '“临淄交警”抖音号已于2024年7月18日注销'],
    ['deregistered', '2024', undefined, '“临淄交警”抖音号已注销（2024年公告）'],
    ['merged', undefined, undefined, '“临淄交警”抖音号已合并'],
    ['merged', undefined, '2026-01', '“临淄交警”抖音号已于2026年1月合并'],
    ['migrated', undefined, undefined, '“临淄交警”抖音号已迁移'],
    ['migrated', '2024', '2025', '“临淄交警”抖音号已于2025年迁移（2024年公告）'],
    ['renamed', undefined, undefined, '“临淄交警”抖音号已更名'],
    ['renamed', undefined, '2023', '“临淄交警”抖音号已于2023年更名'],
    ['reopened', undefined, undefined, '“临淄交警”抖音号曾经关停，后来恢复使用'],
    // The date is that of the closing in the real list; a date of return is not known.
    ['reopened', undefined, '2020-11', '“临淄交警”抖音号曾经关停，后来恢复使用'],
  ])('%s, announced %s, effective %s', (status, announcedOn, effectiveOn, sentence) => {
    expect(told('zh_CN', status, announcedOn, effectiveOn)).toBe(sentence)
  })

  it('names the new name of a renamed account when there is exactly one, on its own platform', () => {
    speak('zh_CN')
    const here = { kind: 'account', name: '桃源县人民政府', platform: 'douyin' } as const

    expect(renamed([here])).toBe('“临淄交警”抖音号已更名为“桃源县人民政府”')
    expect(renamed([here], '2023-05')).toBe('“临淄交警”抖音号已于2023年5月更名为“桃源县人民政府”')
    expect(renamed([{ ...here, platform: 'weibo' }])).toBe('“临淄交警”抖音号已更名')
    expect(renamed([here, { ...here, name: '另一个' }])).toBe('“临淄交警”抖音号已更名')
  })

  it.each(locales)('has a sentence and a mark for every status and date in %s', (locale) => {
    speak(locale)
    for (const status of statuses) {
      for (const announcedOn of [undefined, '2025', '2025-03-10']) {
        for (const effectiveOn of [undefined, '2025-03', '2025-03-10']) {
          const closure = dated(status, announcedOn, effectiveOn)
          expect(statusSentence(closure)).toMatch(/临淄交警/)
          expect(statusSentence(closure)).not.toMatch(/\$|undefined|\s$/)
          expect(statusMark(closure)).toMatch(/^\S.*\S$/)
        }
      }
    }
  })

  it('keeps a name from breaking the sentence', () => {
    speak('zh_CN')
    expect(named('\u202e警交')).toMatch(/^“警交”/)
    expect(named('长'.repeat(10_000)).length).toBeLessThan(80)
    expect(named('😀'.repeat(41))).toContain(`“${'😀'.repeat(40)}…”`)
  })
})

describe('statusMark', () => {
  it('names the date of the event, or the event alone', () => {
    speak('zh_CN')
    expect(statusMark(dated('renamed', undefined, '2023'))).toBe('2023年更名')
    expect(statusMark(dated('announced', '2025-03'))).toBe('2025年3月公告关停')
    expect(statusMark(dated('merged', '2025-03'))).toBe('合并')
  })
})
