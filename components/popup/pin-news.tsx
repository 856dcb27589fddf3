import type { Answer } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import { Note } from '../guidance/note'

interface PinNewsProps {
  /** Of the pinned accounts that have closed, what the person has not heard of. */
  readonly news: readonly Answer[]
  readonly onHeard: () => void
}

/** What has become of pinned accounts; it stands there until the person says that it was read. */
export function PinNews({ news, onHeard }: PinNewsProps) {
  if (news.length === 0) return null
  return (
    <section class="pin-news" aria-labelledby="pin-news">
      <h2 id="pin-news">{t('pin_news')}</h2>
      <ul class="records">
        {news.map((answer) => (
          <li key={JSON.stringify(answer.verdict)}>
            <Note answer={answer} />
          </li>
        ))}
      </ul>
      <button type="button" class="go" onClick={() => onHeard()}>
        {t('pin_news_heard')}
      </button>
    </section>
  )
}
