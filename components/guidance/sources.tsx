import { t } from '../../utils/i18n'
import type { Source } from '../../utils/model/closure'
import { shortText } from '../short-text'
import { writeDate } from '../status-text'
import { SafeLink } from './safe-link'

/** What proves a record: one source at once, several on demand. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const [only, ...others] = sources
  if (!only) return null
  if (others.length === 0) {
    return (
      <span>
        {t('source')}
        <Citation source={only} />
      </span>
    )
  }
  return (
    <details>
      <summary>{t('sources', sources.length)}</summary>
      <ul>
        {sources.map((source) => (
          <li key={JSON.stringify(source)}>
            <Citation source={source} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Citation({ source }: { readonly source: Source }) {
  const { title, publisher, publishedOn, url, archivedUrl } = source
  return (
    <>
      <SafeLink href={url ?? archivedUrl} lang="zh-CN">
        {t('source_title', shortText(title, 80))}
      </SafeLink>
      {t('source_fact', shortText(publisher))}
      {publishedOn && t('source_fact', writeDate(publishedOn))}{' '}
      {url && archivedUrl && <SafeLink href={archivedUrl}>{t('source_archived')}</SafeLink>}
    </>
  )
}
