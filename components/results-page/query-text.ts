import { t } from '../../utils/i18n'
import type { ResultsQuery } from '../../utils/results/address'
import { filterNames } from '../../utils/results/filters'
import { choiceText } from './choice-text'

/** What was looked for, one thing after the other: 查找：交警, 省份：山东省. */
export function queryTexts({ words, filters }: ResultsQuery): readonly string[] {
  const stated = filterNames.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [t('filter_stated', t(`filter_${name}`), choiceText(name, value))]
  })
  return words === '' ? stated : [t('printed_words', words), ...stated]
}

/** The title of the page, by which it is found among bookmarks: “交警 山东省”的查找结果 - 移步. */
export function titleOf({ words, filters }: ResultsQuery): string {
  const chosen = filterNames.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [choiceText(name, value)]
  })
  const said = [words, ...chosen].filter(Boolean).join(' ')
  return said === '' ? t('results_title') : t('results_title_words', said)
}
