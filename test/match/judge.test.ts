import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../../utils/match/judge'
import type { Verdict } from '../../utils/match/verdict'
import type { Closure } from '../../utils/model/closure'
import type { Profile } from '../../utils/model/profile'
import { closure, profile, unverified, verified } from '../support/records'

const linzi = '淄博市公安局交通警察支队临淄大队'
const plain = closure({ name: '临淄交警', division: '370305' })
const known = closure({ name: '临淄交警', organisation: linzi, division: '370305' })
const identified = closure({ name: '临淄交警', organisation: linzi, ids: ['sec_uid:OLD'] })
const renamed = closure(
  { name: '桃源网', ids: ['sec_uid:TAO'] },
  { status: 'renamed', successors: [{ kind: 'account', name: '桃源县人民政府' }] },
)
const merged = closure(
  { name: '临淄交警' },
  { status: 'merged', successors: [{ kind: 'account', name: '淄博交警', ids: ['sec_uid:ZIBO'] }] },
)
const mergedByName = closure({ name: '临淄交警' }, { successors: [{ kind: 'account', name: '淄博交警' }] })

interface Row {
  readonly when: string
  readonly profile: Profile
  readonly closures: readonly Closure[]
  readonly expected: string
}

const rows: readonly Row[] = [
  {
    when: 'an id is listed, whatever the page calls itself',
    profile: profile({ ids: ['sec_uid:OLD'], name: '已换了名字', verification: verified('知名博主') }),
    closures: [identified],
    expected: 'closed by id',
  },
  {
    when: 'one of several ids is listed',
    profile: profile({ ids: ['sec_uid:NEW', 'uid:7'] }),
    closures: [closure({ name: '临淄交警', ids: ['uid:7'] })],
    expected: 'closed by id',
  },
  {
    when: 'name and verifying body agree',
    profile: profile({ name: '临淄交警', verification: verified(`${linzi}官方抖音号`) }),
    closures: [known],
    expected: 'closed by organisation',
  },
  {
    when: 'the page shows a body, the record names none',
    profile: profile({ name: '临淄交警', verification: verified(`${linzi}官方抖音号`) }),
    closures: [plain],
    expected: 'closed by name',
  },
  {
    when: 'the page does not show its verification',
    profile: profile({ name: '临淄交警' }),
    closures: [known],
    expected: 'closed by name',
  },
  {
    when: 'a badge says organisation but no wording is shown',
    profile: profile({ name: '临淄交警', verification: { state: 'verified', holder: 'organisation' } }),
    closures: [known],
    expected: 'closed by name',
  },
  {
    when: 'the ids have no scheme in common, the body agrees',
    profile: profile({ ids: ['uid:1'], name: '临淄交警', verification: verified(linzi) }),
    closures: [identified],
    expected: 'closed by organisation',
  },
  {
    when: 'the page names the province where the record names the city',
    profile: profile({ name: '富民警方', verification: verified('云南省富民县公安局官方账号') }),
    closures: [closure({ name: '富民警方', organisation: '昆明市富民县公安局', division: '530124' })],
    expected: 'closed by organisation',
  },
  {
    when: 'so it does, of a branch of the listed body',
    profile: profile({ name: '富民警方', verification: verified('云南省富民县公安局禁毒大队官方账号') }),
    closures: [closure({ name: '富民警方', organisation: '昆明市富民县公安局', division: '530124' })],
    expected: 'same-name: other-organisation',
  },
  {
    when: 'the page belongs to the same body of a namesake of the county',
    profile: profile({ name: '鼓楼公安', verification: verified('江苏省南京市鼓楼区公安局官方账号') }),
    closures: [closure({ name: '鼓楼公安', organisation: '福建省鼓楼区公安局', division: '350102' })],
    expected: 'same-name: other-organisation',
  },
  {
    when: 'the page belongs to a person',
    profile: profile({ name: '临淄交警', verification: verified('优质科技创作者') }),
    closures: [plain],
    expected: 'same-name: person',
  },
  {
    when: 'a badge marks a person, whatever the wording',
    profile: profile({ name: '临淄交警', verification: { state: 'verified', holder: 'person', text: linzi } }),
    closures: [plain],
    expected: 'same-name: person',
  },
  {
    when: 'the page belongs to another body',
    profile: profile({ name: '临淄交警', verification: verified('临淄区融媒体中心官方账号') }),
    closures: [known],
    expected: 'same-name: other-organisation',
  },
  {
    when: 'the page belongs to a parent of the listed body',
    profile: profile({ name: '临淄交警', verification: verified('淄博市公安局官方账号') }),
    closures: [known],
    expected: 'same-name: other-organisation',
  },
  {
    when: 'the page belongs to a branch of the listed body',
    profile: profile({ name: '临淄交警', verification: verified(`${linzi}官方账号`) }),
    closures: [closure({ name: '临淄交警', organisation: '淄博市公安局' })],
    expected: 'same-name: other-organisation',
  },
  {
    when: 'the record names no body, but the page one of another city',
    profile: profile({ name: '鼓楼发布', verification: verified('南京市鼓楼区委宣传部官方账号') }),
    closures: [closure({ name: '鼓楼发布', division: '350102' })],
    expected: 'same-name: other-organisation',
  },
  {
    when: 'the page is not verified',
    profile: profile({ name: '临淄交警', verification: unverified }),
    closures: [known],
    expected: 'same-name: not-verified',
  },
  {
    when: 'the name is listed with another id',
    profile: profile({ ids: ['sec_uid:NEW'], name: '临淄交警', verification: verified(linzi) }),
    closures: [identified],
    expected: 'same-name: other-id',
  },
  {
    when: 'the account is where another went, by id',
    profile: profile({ ids: ['sec_uid:ZIBO'], name: '随便叫什么' }),
    closures: [merged],
    expected: 'successor by id',
  },
  {
    when: 'the account is where another went, by name',
    profile: profile({ name: '淄博交警', verification: verified('淄博市公安局交通警察支队官方账号') }),
    closures: [mergedByName],
    expected: 'successor by name',
  },
  {
    when: 'a person bears the name of a successor',
    profile: profile({ name: '淄博交警', verification: verified('知名汽车博主') }),
    closures: [mergedByName],
    expected: 'none: not-listed',
  },
  {
    when: 'an unverified account bears the name of a successor',
    profile: profile({ name: '淄博交警', verification: unverified }),
    closures: [mergedByName],
    expected: 'none: not-listed',
  },
  {
    when: 'the successor of that name has another id',
    profile: profile({ ids: ['sec_uid:OTHER'], name: '淄博交警' }),
    closures: [merged],
    expected: 'none: not-listed',
  },
  {
    when: 'a new account of the same name took over',
    profile: profile({ ids: ['sec_uid:NEW'], name: '临淄交警' }),
    closures: [
      closure(
        { name: '临淄交警', ids: ['sec_uid:OLD'] },
        { successors: [{ kind: 'account', name: '临淄交警', ids: ['sec_uid:NEW'] }] },
      ),
    ],
    expected: 'successor by id',
  },
  {
    when: 'a renamed account is seen under its old name',
    profile: profile({ ids: ['sec_uid:TAO'], name: '桃源网' }),
    closures: [renamed],
    expected: 'closed by id',
  },
  {
    when: 'a renamed account is seen under its new name: it lives',
    profile: profile({ ids: ['sec_uid:TAO'], name: '桃源县人民政府' }),
    closures: [renamed],
    expected: 'successor by id',
  },
  {
    when: 'somebody else took the name a renamed account gave up',
    profile: profile({ ids: ['sec_uid:NEW'], name: '桃源网' }),
    closures: [renamed],
    expected: 'same-name: other-id',
  },
  {
    when: 'the account was reopened',
    profile: profile({ ids: ['sec_uid:OLD'], name: '临淄交警' }),
    closures: [identified, { ...identified, id: 'douyin/临淄交警@370305', status: 'reopened' }],
    expected: 'none: reopened',
  },
  {
    when: 'another list says the same record was reopened, by name',
    profile: profile({ ids: ['sec_uid:OLD'], name: '临淄交警' }),
    closures: [identified, { ...plain, status: 'reopened' }],
    expected: 'none: reopened',
  },
  {
    when: 'an account of the same name elsewhere was reopened',
    profile: profile({ ids: ['sec_uid:OLD'], name: '临淄交警' }),
    closures: [identified, { ...plain, id: 'douyin/临淄交警@330300', status: 'reopened' }],
    expected: 'closed by id',
  },
  {
    when: 'the bodies agree, but the page’s is in another city than the record',
    profile: profile({ name: '鼓楼发布', verification: verified('南京市鼓楼区人民政府官方账号') }),
    closures: [closure({ name: '鼓楼发布', organisation: '鼓楼区人民政府', division: '350102' })],
    expected: 'same-name: other-organisation',
  },
  {
    when: 'the bodies agree, and one says that it has its office elsewhere',
    profile: profile({ name: '驻京办', verification: verified('福州市人民政府驻北京市办事处官方账号') }),
    closures: [closure({ name: '驻京办', organisation: '福州市人民政府驻北京市办事处', division: '350100' })],
    expected: 'closed by organisation',
  },
  {
    when: 'all that the bodies share is what many are called',
    profile: profile({ name: '桓台交警', verification: verified('交通警察大队') }),
    closures: [closure({ name: '桓台交警', organisation: '桓台县公安局交通警察大队', division: '370321' })],
    expected: 'closed by name',
  },
  {
    when: 'two listed accounts bear the name and the page is neither',
    profile: profile({ name: '鼓楼发布', verification: unverified }),
    closures: gulou(),
    expected: 'none: ambiguous',
  },
  {
    when: 'two accounts bear the name and nothing decides',
    profile: profile({ name: '鼓楼发布' }),
    closures: gulou(),
    expected: 'none: ambiguous',
  },
  {
    when: 'two accounts bear the name and the region in the verification decides',
    profile: profile({ name: '鼓楼发布', verification: verified('福州市鼓楼区委宣传部官方账号') }),
    closures: gulou(),
    expected: 'closed by name',
  },
  {
    when: 'a name given up long ago is borne by the same body',
    profile: profile({ name: '临淄公安交警', verification: verified(linzi) }),
    closures: [closure({ name: '临淄交警', formerNames: ['临淄公安交警'], organisation: linzi })],
    expected: 'closed by organisation',
  },
  {
    when: 'a name given up long ago is borne by who knows whom',
    profile: profile({ name: '临淄公安交警' }),
    closures: [closure({ name: '临淄交警', formerNames: ['临淄公安交警'], organisation: linzi })],
    expected: 'none: not-listed',
  },
  {
    when: 'the account is listed on another platform only',
    profile: profile({ platform: 'weibo', ids: ['uid:7'], name: '临淄交警' }),
    closures: [closure({ name: '临淄交警', ids: ['uid:7'] })],
    expected: 'none: not-listed',
  },
  {
    when: 'the page has no name yet',
    profile: profile({ ids: ['sec_uid:NEW'] }),
    closures: [known, identified, merged],
    expected: 'none: not-listed',
  },
  {
    when: 'the name is written in another way',
    profile: profile({ name: ' 臨淄\u200B交警\uFE0F ', verification: verified(linzi) }),
    closures: [known],
    expected: 'closed by organisation',
  },
]

function gulou(): readonly Closure[] {
  return ['350102', '320106'].map((division) =>
    closure({ name: '鼓楼发布', division }, { id: `douyin/鼓楼发布@${division}` }),
  )
}

function say(verdict: Verdict): string {
  if (verdict.kind === 'closed' || verdict.kind === 'successor') return `${verdict.kind} by ${verdict.sure}`
  return `${verdict.kind}: ${verdict.because}`
}

describe('the verdict', () => {
  test.each(rows)('is “$expected” when $when', ({ profile: seen, closures, expected }) => {
    expect(say(judge(seen, closures))).toBe(expected)
  })

  test('of several records of one account follows the newest', () => {
    const older = closure({ name: '甲', ids: ['uid:1'] }, { id: 'douyin/甲', announcedOn: '2023' })
    const newer = closure({ name: '乙', ids: ['uid:1'] }, { id: 'douyin/乙', effectiveOn: '2025-03' })
    expect(judge(profile({ ids: ['uid:1'] }), [older, newer])).toMatchObject({ closure: { id: 'douyin/乙' } })
  })
})

describe('an account that was seen as a listed one', () => {
  const seen = [known.id]
  const bare = profile({ ids: ['sec_uid:A'] })
  const reopened = closure({ name: '临淄交警' }, { status: 'reopened' })

  test.each<[string, Profile, readonly Closure[], string]>([
    ['its page says nothing', bare, [known], 'closed by seen'],
    [
      'its page says nothing, and a list has it by an id of its own',
      bare,
      [closure({ name: '临淄交警', ids: ['sec_uid:A'] })],
      'closed by id',
    ],
    ['its record is of another account by now', bare, [identified], 'none: not-listed'],
    ['its record is gone', bare, [merged].map((one) => ({ ...one, id: 'douyin/别的' })), 'none: not-listed'],
    ['its record says that it is back', bare, [reopened], 'none: reopened'],
    ['it is a page of another platform', { ...bare, platform: 'weibo' }, [known], 'none: not-listed'],
    ['its page has another name now', { ...bare, name: '某市发布' }, [known], 'none: not-listed'],
    [
      'its page shows another body',
      { ...bare, name: '临淄交警', verification: verified('知名博主') },
      [known],
      'same-name: person',
    ],
    [
      'its page shows all it did',
      { ...bare, name: '临淄交警', verification: verified(linzi) },
      [known],
      'closed by organisation',
    ],
  ])('where %s', (_, page, closures, expected) => {
    expect(say(judge(page, closures, seen))).toBe(expected)
  })
})

describe('as a law', () => {
  const names = fc.constantFrom('临淄交警', '淄博交警', '鼓楼发布', '')
  const ids = fc.uniqueArray(fc.constantFrom('uid:1' as const, 'uid:2' as const, 'sec_uid:A' as const), {
    maxLength: 2,
  })
  const texts = fc.constantFrom(linzi, '淄博市公安局官方账号', '知名博主', '')
  const verifications = fc.oneof(
    fc.constant({ state: 'unknown' } as const),
    fc.constant({ state: 'none' } as const),
    texts.map(verified),
  )
  const profiles = fc.record({
    platform: fc.constantFrom('douyin', 'weibo'),
    ids,
    name: names,
    verification: verifications,
  })
  const closures = fc.array(
    fc
      .record({
        platform: fc.constantFrom('douyin' as const, 'weibo' as const),
        name: names,
        ids,
        organisation: fc.option(texts, { nil: undefined }),
        status: fc.constantFrom('stopped' as const, 'renamed' as const, 'reopened' as const, 'announced' as const),
        successor: names,
      })
      .map(({ organisation, status, successor, ...account }) =>
        closure(
          { ...account, ...(organisation !== undefined && { organisation }) },
          { status, successors: [{ kind: 'account', name: successor }] },
        ),
      ),
    { maxLength: 5 },
  )

  test('an account the page shows as unverified is closed by id or not at all', () => {
    fc.assert(
      fc.property(profiles, closures, (seen, listed) => {
        const verdict = judge({ ...seen, platform: 'douyin', verification: unverified }, listed)
        expect(verdict.kind !== 'closed' || verdict.sure === 'id').toBe(true)
      }),
    )
  })

  test('nothing is said of an account with neither its id nor its name listed', () => {
    fc.assert(
      fc.property(verifications, closures, (verification, listed) => {
        const seen = profile({ ids: ['uid:9'], name: '别的名字', verification })
        expect(judge(seen, listed).kind).toBe('none')
      }),
    )
  })

  test('a record that says reopened silences every claim that rests on no more than it does', () => {
    fc.assert(
      fc.property(profiles, closures, (seen, listed) => {
        const reopened = closure({ name: seen.name, ids: seen.ids }, { status: 'reopened' })
        fc.pre(seen.platform === 'douyin' && seen.ids.length > 0)
        expect(judge({ ...seen, platform: 'douyin' }, [...listed, reopened]).kind).toBe('none')
      }),
    )
  })

  test('what was seen counts only for a page that says nothing', () => {
    fc.assert(
      fc.property(profiles, closures, (seen, listed) => {
        expect(
          judge(
            seen,
            listed,
            listed.map(({ id }) => id),
          ),
        ).toEqual(judge(seen, listed))
      }),
    )
  })

  test('the order of the records does not change what is claimed', () => {
    fc.assert(
      fc.property(profiles, closures, (seen, listed) => {
        const one: Profile = { ...seen, platform: seen.platform === 'weibo' ? 'weibo' : 'douyin' }
        expect(say(judge(one, listed))).toBe(say(judge(one, listed.toReversed())))
      }),
    )
  })
})
