import type { Answer } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { RenderedCard } from '../../utils/messages'
import { Note } from '../guidance/note'
import { renderMarkup } from '../render-markup'
import css from './card.css?inline'

/** What a mark opens, as data, in the person's language; undefined when there is nothing to tell. */
export function renderCard(answer: Answer): RenderedCard | undefined {
  if (answer.verdict.kind === 'none' || answer.hidden !== undefined) return undefined
  return { css, markup: renderMarkup(<Card answer={answer} />) }
}

/** The note of an account that a link leads to. `utils/page/marks/mark-card.ts` opens it. */
function Card({ answer }: { readonly answer: Answer }) {
  return (
    <section class={`yibu ${answer.verdict.kind}`} aria-label={t('link_card_label')} lang={t('locale')}>
      <div class="body">
        <Note answer={answer} />
      </div>
      <button type="button" class="close">
        {t('link_card_close')}
      </button>
    </section>
  )
}
