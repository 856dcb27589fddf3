import { useState } from 'preact/hooks'
import { useFocus } from '../use-focus'
import { type MessageKey, t } from '../../../utils/i18n'
import {
  issueLink,
  isMailAddress,
  type LetterLink,
  mailLink,
  parseRepository,
} from '../../../utils/contribute/letter-links'
import type { Unfit } from '../../../utils/contribute/source-record'
import { type Suggestion, writeSuggestion } from '../../../utils/contribute/suggestion'
import type { Closure } from '../../../utils/model/closure'
import { subjectOf } from '../../status-text'
import { TextField } from '../inputs'
import { localDay } from '../../../utils/model/partial-date'

/** Where letters go, as the person last gave it. */
export interface Addressee {
  /** Address of a repository. */
  readonly repository: string
  readonly mail: string
}

interface SuggestBoxProps {
  readonly record: Closure
  readonly addressee: Addressee
  readonly onAddressee: (addressee: Addressee) => void
  /** Gives whether it worked. */
  readonly onCopy: (text: string) => Promise<boolean>
  readonly onClose: () => void
}

/** A record as a letter to whoever keeps a list: shown in full, and taken along by a press of the person's, never by itself. */
export function SuggestBox({ record, addressee, onAddressee, onCopy, onClose }: SuggestBoxProps) {
  const headingRef = useFocus<HTMLHeadingElement>()
  const [said, setSaid] = useState('')
  const subject = subjectOf(record.account)
  const words = {
    title: t('suggest_subject', subject),
    greeting: t('suggest_greeting', subject),
    fileUnknown: t('suggest_file_unknown'),
  }
  const letter = writeSuggestion(record, words, localDay())
  const warnings = [letter.unfit && unfitWords[letter.unfit], isUnsupported(record) && 'suggest_unsupported'] as const
  const repository = parseRepository(addressee.repository)
  const hasBadMail = addressee.mail.trim() !== '' && !isMailAddress(addressee.mail)

  async function copy() {
    setSaid(t((await onCopy(`${letter.title}\n\n${letter.body}`)) ? 'suggest_copied' : 'suggest_copy_failed'))
  }

  return (
    <div class="asking">
      <h3 tabIndex={-1} ref={headingRef}>
        {t('suggest_title')}
      </h3>
      <p>{t('suggest_what')}</p>
      {warnings.map(
        (key) =>
          key && (
            <p key={key} class="warning">
              {t(key)}
            </p>
          ),
      )}
      <LetterText letter={letter} />
      <div class="actions">
        <button type="button" class="go primary" onClick={() => void copy()}>
          {t('suggest_copy')}
        </button>
      </div>
      <output>{said && <p class="good">{said}</p>}</output>
      <TextField
        label={t('suggest_repository')}
        hint={t('suggest_repository_hint')}
        problem={addressee.repository.trim() !== '' && !repository ? t('suggest_repository_wrong') : undefined}
        value={addressee.repository}
        onChange={(text) => onAddressee({ ...addressee, repository: text })}
      />
      {repository && (
        <Leave link={issueLink(repository, letter)} words={t('suggest_issue', repository.host)} isMail={false} />
      )}
      <TextField
        label={t('suggest_mail')}
        problem={hasBadMail ? t('suggest_mail_wrong') : undefined}
        value={addressee.mail}
        onChange={(mail) => onAddressee({ ...addressee, mail })}
      />
      <Leave link={mailLink(addressee.mail, letter)} words={t('suggest_mail_write')} isMail />
      <div class="actions">
        <button type="button" class="go" onClick={onClose}>
          {t('suggest_close')}
        </button>
      </div>
    </div>
  )
}

function LetterText({ letter: { title, body } }: { readonly letter: Suggestion }) {
  return (
    <figure class="letter">
      <figcaption>{t('suggest_text')}</figcaption>
      <pre>{`${title}\n\n${body}`}</pre>
    </figure>
  )
}

interface LeaveProps {
  readonly link: LetterLink
  readonly words: string
  readonly isMail: boolean
}

/** A way out, with what is still to be done there. A mail program needs no tab of its own. */
function Leave({ link, words, isMail }: LeaveProps) {
  const paste: MessageKey = link.isWhole ? 'suggest_whole' : 'suggest_too_long'
  return (
    <div class="way">
      <a class="go" href={link.url} {...(!isMail && { target: '_blank' })} rel="noopener noreferrer">
        {words}
      </a>
      <p class="hint">{t(paste)}</p>
    </div>
  )
}

/** Nothing but the person's own word: nobody else can check it. */
function isUnsupported({ sources }: Closure): boolean {
  return sources.every(({ title, url }) => url === undefined && title === t('own_source_default'))
}

/** Why a record is not ready for a list, and what to do about it. */
export const unfitWords: Readonly<Record<Unfit, MessageKey>> = {
  text: 'unfit_text',
  region: 'unfit_region',
  date: 'unfit_date',
  ids: 'unfit_ids',
  duplicate: 'unfit_duplicate',
  circle: 'unfit_circle',
}
