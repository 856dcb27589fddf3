import fc from 'fast-check'
import type { Closure } from '../../utils/model/closure'
import { platformIds } from '../../utils/model/platform'
import { closure } from '../support/records'

const places = ['临淄', '乐清', '西安', '六安', '吕梁', '海南', '单县', '都安瑶族自治县', '淄博市', '单县', '朝阳区']
const divisions = [undefined, '370305', '370300', '370000', '330382', '610100', '341500', '110105', '451228', '999999']
const offices = ['交警', '公安', '发布', '公安局交通警察大队', '消防救援', '公积金', 'SWAT', '12345', '安全', '银行']

/** Names as they are, and as nobody would call an office. */
const names = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...places), fc.constantFrom(...offices)).map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...offices), fc.constantFrom(...places)).map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...places, ...offices), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...'临淄交警安西先乐县吕aj1（）Ａ臨 '), minLength: 1, maxLength: 20 }),
  },
)

const closures = fc
  .record({
    platform: fc.constantFrom(...platformIds.slice(0, 3)),
    name: names,
    formerNames: fc.array(names, { maxLength: 2 }),
    organisation: fc.option(names, { nil: undefined }),
    division: fc.constantFrom(...divisions),
    successors: fc.array(names, { maxLength: 2 }),
    hasOwnId: fc.boolean(),
  })
  .map(({ platform, name, formerNames, organisation, division, successors, hasOwnId }) =>
    closure(
      {
        platform,
        name,
        ...(formerNames.length > 0 && { formerNames }),
        ...(organisation !== undefined && { organisation }),
        ...(division !== undefined && { division }),
      },
      {
        id: `${platform}/${hasOwnId ? '' : '~'}${name}${division === undefined ? '' : `@${division}`}`,
        successors: successors.map((successor) => ({ kind: 'account', name: successor })),
      },
    ),
  )

/** Records of different ids. */
export function listOfNames(maxLength: number): fc.Arbitrary<readonly Closure[]> {
  return fc.uniqueArray(closures, { maxLength, selector: ({ id }) => id })
}

/** What is typed for such names, well and badly, and whatever else. */
export const queries = fc.oneof(
  names,
  fc.tuple(names, names).map((words) => words.join(' ')),
  fc
    .array(
      fc.constantFrom(
        'lin',
        'zi',
        'jiao',
        'jing',
        'l',
        'z',
        'j',
        'yue',
        'le',
        'qing',
        'xi',
        'an',
        'lu',
        'lv',
        'shan',
        'xian',
        '临',
        '警',
        'swat',
        ' ',
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'lnizijiaojing',
    'liznijiaojing',
    'linzijiaojin',
    'lingzijiaojing',
    '临缁交警',
    '临淄郊警',
    '淄博市交管',
    "xi'an",
    'xian',
    'zibo',
    '鲁',
    '鲁 jj',
    '鲁交警',
  ),
  fc.string({ unit: fc.constantFrom(...'linzjaogeuxy'), minLength: 1, maxLength: 12 }),
)
