import { t } from '../../utils/i18n'
import type { ListInfo } from '../../utils/model/list'
import { SafeLink } from '../guidance/safe-link'
import { platformName } from '../names'
import { shortText } from '../short-text'
import { writeDate } from '../status-text'
import { CountTable } from './count-table'
import type { OptionsProps } from './options'

/** The list in use: whose it is, of what day, and what it holds. */
export function ListSection({ lists, counts }: Pick<OptionsProps, 'lists' | 'counts'>) {
  const platforms = counts.platforms.map(({ platform, count }) => ({ name: platformName(platform), count }))
  return (
    <section aria-labelledby="list">
      <h2 id="list">{t('options_list')}</h2>
      {lists.length === 0 && <p>{t('options_no_list')}</p>}
      {lists.map((list) => (
        <ListFacts key={list.id} list={list} />
      ))}
      <div class="counts">
        <CountTable title={t('options_by_platform')} label={t('options_platform')} rows={platforms} />
        <CountTable title={t('options_by_province')} label={t('options_province')} rows={counts.provinces} />
      </div>
    </section>
  )
}

function ListFacts({ list }: { readonly list: ListInfo }) {
  return (
    <>
      <h3>{shortText(list.name)}</h3>
      <dl>
        <dt>{t('options_publisher')}</dt>
        <dd>{shortText(list.publisher)}</dd>
        <dt>{t('options_issued')}</dt>
        <dd>{writeDate(list.issuedOn)}</dd>
        <dt>{t('options_count')}</dt>
        <dd>{list.count.toLocaleString(t('locale'))}</dd>
        {list.homepage && (
          <>
            <dt>{t('options_homepage')}</dt>
            <dd>
              <SafeLink href={list.homepage}>{shortText(list.homepage, 80)}</SafeLink>
            </dd>
          </>
        )}
      </dl>
    </>
  )
}
