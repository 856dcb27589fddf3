import type { KnownChannels } from '../../utils/answer/known-channels'
import type { PlatformSearch } from '../../utils/answer/search-elsewhere'
import { t } from '../../utils/i18n'
import type { ListInUse } from '../../utils/model/list'
import { divisionPath } from '../../utils/text/divisions'
import { ActionButton } from '../guidance/action-button'
import { SafeLink } from '../guidance/safe-link'
import { platformName } from '../names'
import { shortText } from '../short-text'
import { writeDate } from '../status-text'

/** What may help where nothing was found. */
export interface Help {
  /** What is in use in the region the words name, as far as the lists know. */
  readonly channels: KnownChannels | undefined
  readonly searches: readonly PlatformSearch[]
}

interface NothingFoundProps extends Help {
  readonly words: string
  /** Never empty. */
  readonly lists: readonly ListInUse[]
  /** The person wants to note down what became of an account of that name. */
  readonly onAddOwn: (name: string) => void
}

/** Nothing closed by that name is on the lists: what that means, and what can be done then. */
export function NothingFound({ words, lists, channels, searches, onAddOwn }: NothingFoundProps) {
  const name = words.trim()
  const newest = lists
    .map(({ issuedOn }) => issuedOn)
    .toSorted()
    .at(-1)
  return (
    <div class="nothing">
      {newest && <p>{t('search_nothing_why', writeDate(newest))}</p>}
      {channels && <Channels {...channels} />}
      {searches.length > 0 && (
        <>
          <p class="label">{t('nothing_elsewhere', shortText(name))}</p>
          <ul class="searches">
            {searches.map(({ platform, url }) => (
              <li key={platform}>
                <SafeLink
                  class="go"
                  href={url}
                  aria-label={t('action_search', shortText(name), platformName(platform))}
                >
                  {platformName(platform)}
                </SafeLink>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="label">{t('nothing_own')}</p>
      <button type="button" class="go" onClick={() => onAddOwn(name)}>
        {t('nothing_own_add')}
      </button>
    </div>
  )
}

function Channels({ division, channels }: KnownChannels) {
  const search = channels.find(({ action }) => action.kind === 'search')?.action
  return (
    <>
      <p class="label">{t('nothing_channels', divisionPath(division).join(''))}</p>
      {channels.map(({ successor, action }) => (
        <ActionButton
          key={JSON.stringify(action)}
          name={successor.name}
          platform={successor.kind === 'account' ? successor.platform : undefined}
          action={action}
          search={search}
        />
      ))}
    </>
  )
}
