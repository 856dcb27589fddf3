import type { Guidance, Suggestion } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import { platformName } from '../names'
import { ClosurePlace } from '../results/closure-place'
import { shortText } from '../short-text'
import { statusSentence } from '../status-text'
import { FinePrint } from './fine-print'
import { Routes } from './routes'

interface SearchNoteProps {
  /** Where was searched. */
  readonly platform: PlatformId
  /** Never empty; those of the platform first. */
  readonly found: readonly Guidance[]
}

/** What became of the accounts whose name was searched for; of those on other platforms it is said that they are. */
export function SearchNote({ platform, found }: SearchNoteProps) {
  const own = found.filter(({ closure }) => closure.account.platform === platform)
  const elsewhere = found.filter(({ closure }) => closure.account.platform !== platform)
  const [first] = elsewhere
  if (own.length === 0 && first) {
    return (
      <>
        <p>{t('search_elsewhere', shortText(first.closure.account.name), platformName(platform))}</p>
        <Records platform={platform} found={elsewhere} />
      </>
    )
  }
  return (
    <>
      {own.length > 1 && <p>{t('search_namesakes', own.length)}</p>}
      <Records platform={platform} found={own} />
      {elsewhere.length > 0 && (
        <details>
          <summary>{t('search_also', elsewhere.length)}</summary>
          <Records platform={platform} found={elsewhere} />
        </details>
      )}
    </>
  )
}

function Records({ platform, found }: SearchNoteProps) {
  return (
    <ul class="found">
      {found.map((guidance) => (
        <li key={`${guidance.list.key} ${guidance.closure.id}`}>
          <p class="sentence">{statusSentence(guidance.closure)}</p>
          <ClosurePlace closure={guidance.closure} />
          <Routes small guidance={withoutSearchOn(platform, guidance)} />
          <FinePrint sources={guidance.closure.sources} list={guidance.list} />
        </li>
      ))}
    </ul>
  )
}

/** The person is there already. */
function withoutSearchOn(platform: PlatformId, guidance: Guidance): Guidance {
  const isElsewhere = (one: Suggestion) => one.kind !== 'search' || one.platform !== platform
  return { ...guidance, suggestions: guidance.suggestions.filter(isElsewhere) }
}
