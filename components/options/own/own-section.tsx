import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntryDraft } from './entry-draft'
import { EntryForm } from './entry-form'
import { beginEdit, beginEntry, type FormDefaults } from './entry-state'
import { OwnList } from './own-list'
import { t } from '../../../utils/i18n'
import type { Closure } from '../../../utils/model/closure'
import type { OwnFormGiven } from '../../../utils/model/own-form-link'
import { subjectOf } from '../../status-text'

/** Promises are of whether it was done; why not is told elsewhere. */
export interface OwnActions {
  /** Saves an entry, in place of the one with its id, and of `replaced` where that has another one. */
  save(record: Closure, replaced: string | undefined): Promise<boolean>
  remove(id: string): Promise<boolean>
}

interface OwnSectionProps {
  /** In the order of their ids. */
  readonly records: readonly Closure[]
  /** The person has switched the own entries off. */
  readonly isOff: boolean
  /** What a link asks to be written about; another object for each link. */
  readonly given?: OwnFormGiven | undefined
  readonly actions: OwnActions
}

/** What the form is open for. */
type Writing = { readonly edited: Closure } | { readonly given: OwnFormGiven }

/** The person's own entries, and a form to write one. */
export function OwnSection({ records, isOff, given, actions }: OwnSectionProps) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  const [writing, setWriting] = useState<Writing>()
  const [said, setSaid] = useState('')

  useEffect(() => {
    if (given !== undefined) write({ given })
  }, [given])

  function write(next: Writing) {
    setWriting(next)
    setSaid('')
  }

  function leave(words: string) {
    setWriting(undefined)
    setSaid(words)
    // The form, or the row, with the pressed button goes away.
    headingRef.current?.focus()
  }

  async function remove(record: Closure) {
    if (await actions.remove(record.id)) leave(t('own_removed', subjectOf(record.account)))
  }

  return (
    <section aria-labelledby="own">
      <h2 id="own" tabIndex={-1} ref={headingRef}>
        {t('list_own')}
      </h2>
      <p class="hint">{t('own_what')}</p>
      {isOff && <p class="warning">{t('own_off')}</p>}
      <output>{said && <p class="good">{said}</p>}</output>
      {writing ? (
        <EntryForm
          key={'edited' in writing ? writing.edited.id : JSON.stringify(writing.given)}
          begun={'edited' in writing ? beginEdit(writing.edited) : beginEntry(writing.given, newDefaults())}
          records={records}
          onSave={actions.save}
          onDone={(saved) => leave(saved ? t('own_saved', subjectOf(saved.account)) : '')}
        />
      ) : (
        <>
          <button type="button" class="go" onClick={() => write({ given: {} })}>
            {t('own_add')}
          </button>
          <OwnList records={records} onEdit={(edited) => write({ edited })} onRemove={remove} />
        </>
      )}
    </section>
  )
}

/** What every new form begins with. */
function newDefaults(): FormDefaults {
  return { draft: newDraft(), untitled: t('own_notice_untitled') }
}

function newDraft(): EntryDraft {
  return {
    platform: 'douyin',
    name: '',
    organisation: '',
    region: '',
    ids: '',
    status: 'stopped',
    announcedOn: '',
    effectiveOn: '',
    successors: [],
    sourceTitle: t('own_source_default'),
    sourcePublisher: t('own_publisher_default'),
    sourceDate: '',
    sourceUrl: '',
    note: '',
  }
}
