import { t } from '../utils/i18n'
import type { Successor } from '../utils/model/closure'
import { shortText } from './short-text'
import { subjectOf } from './status-text'

/** What a successor is called in a sentence: “淄博交警”抖音号, “莒南县人民政府网站”, 值班电话 0539-7212345. */
export function successorText(successor: Successor): string {
  const { kind, name } = successor
  if (kind === 'account' && successor.platform) return subjectOf({ name, platform: successor.platform })
  if (kind === 'phone') return `${shortText(name)} ${shortText(successor.number)}`
  return t('claim_place', shortText(name))
}
