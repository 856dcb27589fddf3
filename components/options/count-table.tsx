import { t } from '../../utils/i18n'

interface CountTableProps {
  readonly title: string
  /** What the rows are: platforms, provinces. */
  readonly label: string
  readonly rows: readonly { readonly name: string; readonly count: number }[]
}

/** Counts as a table with a bar for the eye. Nothing when there is nothing to count. */
export function CountTable({ title, label, rows }: CountTableProps) {
  if (rows.length === 0) return null
  const most = Math.max(...rows.map(({ count }) => count))
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col" colSpan={2}>
            {t('options_count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{count.toLocaleString(t('locale'))}</td>
            <td class="bar" aria-hidden="true">
              <span style={{ width: `${(count / most) * 100}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
