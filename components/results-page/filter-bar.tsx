import { useId } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { type FilterName, filterNames, type Filters, parseFilters } from '../../utils/results/filters'
import type { Choices } from '../../utils/results/gist'
import { writeCount } from '../write-day'
import { choiceText } from './choice-text'

interface FilterBarProps {
  readonly filters: Filters
  /** Undefined until something was found. */
  readonly choices: Choices | undefined
  readonly onFilters: (filters: Filters) => void
}

/** What records are to have, each choice with how many there are. */
export function FilterBar({ filters, choices, onFilters }: FilterBarProps) {
  const choose = (name: FilterName, value: string) =>
    onFilters(parseFilters((other) => (other === name ? value : filters[other])))
  return (
    <fieldset class="filters">
      <legend>{t('filters')}</legend>
      {filterNames.map((name) => (
        <Filter
          key={name}
          name={name}
          value={filters[name]}
          counts={choices?.[name]}
          onChoose={(value) => choose(name, value)}
        />
      ))}
      {Object.keys(filters).length > 0 && (
        <button type="button" class="go" onClick={() => onFilters({})}>
          {t('filters_clear')}
        </button>
      )}
    </fieldset>
  )
}

interface FilterProps {
  readonly name: FilterName
  readonly value: string | undefined
  readonly counts: ReadonlyMap<string, number> | undefined
  /** An empty text: whatever it is. */
  readonly onChoose: (value: string) => void
}

function Filter({ name, value, counts, onChoose }: FilterProps) {
  const id = useId()
  return (
    <div class="filter">
      <label for={id}>{t(`filter_${name}`)}</label>
      <select id={id} value={value ?? ''} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">{t('filter_any')}</option>
        {valuesOf(name, value, counts).map((known) => (
          // What is chosen stays to be seen, whether or not anything has it.
          <option key={known} value={known} selected={known === value}>
            {counts === undefined
              ? choiceText(name, known)
              : t('filter_choice', choiceText(name, known), writeCount(counts.get(known) ?? 0))}
          </option>
        ))}
      </select>
    </div>
  )
}

/** In their order; the last year first. */
function valuesOf(
  name: FilterName,
  value: string | undefined,
  counts: FilterProps['counts'] = new Map(),
): readonly string[] {
  const known = [...counts.keys()]
  const all = value === undefined || counts.has(value) ? known : [...known, value]
  return name === 'year' ? all.toSorted().toReversed() : all
}
