import { t } from '../../utils/i18n'
import { type FilterName, parseFilters, provinceName } from '../../utils/results/filters'
import { platformName } from '../names'

/** What a value of a filter is called: 山东省 for the province 37. */
export function choiceText(name: FilterName, value: string): string {
  const { platform, status } = parseFilters((other) => (other === name ? value : undefined))
  if (platform) return platformName(platform)
  if (status) return t(`own_status_${status}`)
  return name === 'province' ? (provinceName(value) ?? value) : value
}
