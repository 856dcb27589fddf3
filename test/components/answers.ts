import type { Answer, Guidance, Route } from '../../utils/answer/answer'
import type { Closure, Successor } from '../../utils/model/closure'
import type { ListInUse } from '../../utils/model/list'

/** Answers to show in tests of components: 临淄交警 of the real list, and what a test adds to it. */
export const list: ListInUse = {
  key: 'bundled',
  isStale: false,
  expires: '2027-05-20T00:00:00Z',
  id: 'yibu',
  name: '移步名录',
  publisher: '移步',
  issuedOn: '2026-11-21',
  count: 36,
}

export function closureOf(changes: Partial<Closure> = {}): Closure {
  return {
    id: 'douyin/临淄交警',
    account: {
      platform: 'douyin',
      name: '临淄交警',
      organisation: '淄博市公安局交通警察支队临淄大队',
      division: '370305',
    },
    status: 'announced',
    announcedOn: '2025-03-10',
    successors: [{ kind: 'account', name: '淄博交警' }],
    sources: [{ title: '山东多地交警集体注销抖音账号', publisher: '上游新闻', publishedOn: '2025-03' }],
    checkedOn: '2026-11-21',
    ...changes,
  }
}

export const searchRoute: Route = {
  via: [],
  end: {
    successor: { kind: 'account', name: '淄博交警' },
    action: { kind: 'search', url: 'https://www.douyin.com/search/%E6%B7%84?type=user', platform: 'douyin' },
  },
}

export function guidanceOf(changes: Partial<Guidance> = {}): Guidance {
  return { closure: closureOf(), list, routes: [searchRoute], suggestions: [], ...changes }
}

export function closedAnswer(guidance: Guidance = guidanceOf()): Answer {
  return { verdict: { kind: 'closed', sure: 'organisation', closure: guidance.closure }, guidance }
}

export function routeTo(successor: Successor, action: NonNullable<Route['end']>['action']): Route {
  return { via: [], end: { successor, action } }
}
