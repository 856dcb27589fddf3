import { accountKey, canBeRecorded, type EntryState, isSaved, pickedDraft } from './entry-state'
import { EvidenceText } from './evidence-text'
import { longestInput, type NoticeInput } from './read-notice-input'
import { t } from '../../../utils/i18n'
import { isPlatformId, platformIds } from '../../../utils/model/platform'
import type { Draft } from '../../../utils/notices/draft'
import { platformName } from '../../names'
import { shortText } from '../../short-text'
import { subjectOf } from '../../status-text'
import { Field } from '../field'
import { Choice, TextField } from '../inputs'

interface NoticeDeskProps {
  readonly state: EntryState
  readonly onChange: (notice: NoticeInput) => void
  readonly onPick: (index: number) => void
}

/** A notice that is pasted, what was read of it and from which words, and a choice where it is about several accounts. */
export function NoticeDesk({ state, onChange, onPick }: NoticeDeskProps) {
  const { notice, drafts } = state
  const picked = pickedDraft(state)
  const change = (changes: Partial<NoticeInput>) => onChange({ ...notice, ...changes })
  const isGiven = notice.text.trim() !== ''
  return (
    <fieldset class="desk">
      <legend>{t('own_notice')}</legend>
      <Field label={t('own_notice_text')} hint={t('own_notice_hint')}>
        {(described) => (
          <textarea
            {...described}
            rows={4}
            maxLength={longestInput}
            value={notice.text}
            onInput={({ currentTarget }) => change({ text: currentTarget.value })}
          />
        )}
      </Field>
      {isGiven && (
        <div class="pair">
          <Choice
            label={t('own_notice_platform')}
            value={notice.platform}
            options={[['', t('own_platform_unknown')], ...platformIds.map((id) => [id, platformName(id)] as const)]}
            onChange={(platform) => change({ platform })}
          />
          <TextField
            label={t('own_notice_account')}
            value={notice.account}
            onChange={(account) => change({ account })}
          />
          <TextField
            label={t('own_notice_posted')}
            hint={t('own_notice_posted_hint')}
            value={notice.postedOn}
            onChange={(postedOn) => change({ postedOn })}
          />
        </div>
      )}
      <output>
        {isGiven && <p>{drafts.length > 0 ? t('own_notice_read', drafts.length) : t('own_notice_silent')}</p>}
      </output>
      {drafts.length > 1 && <DraftChoice state={state} onPick={onPick} />}
      {picked && (
        <>
          <p class={picked.confidence < likely ? 'warning' : 'hint'}>{t(confidenceKey(picked))}</p>
          <EvidenceText text={notice.text} evidence={picked.evidence} />
        </>
      )}
    </fieldset>
  )
}

function DraftChoice({ state, onPick }: Omit<NoticeDeskProps, 'onChange'>) {
  return (
    <fieldset class="drafts">
      <legend>{t('own_notice_which')}</legend>
      {state.drafts.map((draft, index) => (
        <label key={accountKey(draft)}>
          <input
            type="radio"
            name="own-draft"
            checked={index === state.picked}
            disabled={!canBeRecorded(draft)}
            onChange={() => onPick(index)}
          />
          <span>
            {draftWords(draft)}
            {!canBeRecorded(draft) && <span class="hint"> {t('own_notice_website')}</span>}
            {isSaved(state, draft) && <span class="good"> {t('own_notice_saved')}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function draftWords({ account: { name, platform }, status }: Draft): string {
  const short = name === undefined ? t('own_notice_unnamed') : shortText(name)
  const subject = name !== undefined && isPlatformId(platform) ? subjectOf({ name, platform }) : short
  return t('own_notice_draft', subject, t(`own_status_${status}`))
}

/** From here on a reading is told as likely, and as sure. */
const likely = 0.7
const sure = 0.9

function confidenceKey({ confidence }: Draft) {
  if (confidence >= sure) return 'own_notice_sure'
  return confidence >= likely ? 'own_notice_likely' : 'own_notice_doubtful'
}
