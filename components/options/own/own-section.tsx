import { useEffect, useRef, useState } from 'preact/hooks'
import type { EntryDraft } from './entry-draft'
import { EntryForm } from './entry-form'
import { beginEdit, beginEntry, type FormDefaults } from './entry-state'
import { ExportBox } from './export-box'
import { OwnList } from './own-list'
import { type Addressee, SuggestBox } from './suggest-box'
import { parseRepository } from '../../../utils/contribute/letter-links'
import { t } from '../../../utils/i18n'
import type { Closure } from '../../../utils/model/closure'
import type { OwnFormGiven } from '../../../utils/model/own-form-link'
import { subjectOf } from '../../status-text'
import { localDay } from '../../../utils/model/partial-date'

/** Promises are of whether it was done; why not is told elsewhere, but for copies. */
export interface OwnActions {
  /** Saves an entry, in place of the one with its id, and of `replaced` where that has another one. */
  save(record: Closure, replaced: string | undefined): Promise<boolean>
  remove(id: string): Promise<boolean>
  copy(text: string): Promise<boolean>
  /** Hands a file to the browser's downloads. */
  download(name: string, text: string): void
}

interface OwnSectionProps {
  /** In the order of their ids. */
  readonly records: readonly Closure[]
  /** The person has switched the own entries off. */
  readonly isOff: boolean
  /** What a link asks to be written about; another object for each link. */
  readonly given?: OwnFormGiven | undefined
  /** Where the lists in use are at home, in their order. */
  readonly homepages?: readonly string[]
  readonly actions: OwnActions
}

/** What stands in place of the list of entries. */
type Doing =
  | { readonly kind: 'edit'; readonly record: Closure }
  | { readonly kind: 'write'; readonly given: OwnFormGiven }
  | { readonly kind: 'suggest'; readonly record: Closure }
  | { readonly kind: 'export' }

interface Said {
  readonly words: string
  /** What was saved: it can be suggested at once. */
  readonly saved?: Closure | undefined
}

/** The person's own entries, a form to write one, and the ways they go out into lists. */
export function OwnSection({ records, isOff, given, homepages, actions }: OwnSectionProps) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  const [doing, setDoing] = useState<Doing>()
  const [said, setSaid] = useState<Said>()
  const [addressee, setAddressee] = useState<Addressee>()
  const home = { repository: homepages?.find((page) => parseRepository(page) !== undefined) ?? '', mail: '' }

  useEffect(() => {
    if (given !== undefined) begin({ kind: 'write', given })
  }, [given])

  function begin(next: Doing) {
    setDoing(next)
    setSaid(undefined)
  }

  function leave(after?: Said) {
    setDoing(undefined)
    setSaid(after)
    // What held the pressed button goes away.
    headingRef.current?.focus()
  }

  async function remove(record: Closure) {
    if (await actions.remove(record.id)) leave({ words: t('own_removed', subjectOf(record.account)) })
  }

  return (
    <section aria-labelledby="own">
      <h2 id="own" tabIndex={-1} ref={headingRef}>
        {t('list_own')}
      </h2>
      <p class="hint">{t('own_what')}</p>
      {isOff && <p class="warning">{t('own_off')}</p>}
      <output>{said && <p class="good">{said.words}</p>}</output>
      {said?.saved && <SuggestButton record={said.saved} onSuggest={(record) => begin({ kind: 'suggest', record })} />}
      {doing === undefined && (
        <>
          <button type="button" class="go" onClick={() => begin({ kind: 'write', given: {} })}>
            {t('own_add')}
          </button>
          <OwnList
            records={records}
            onEdit={(record) => begin({ kind: 'edit', record })}
            onSuggest={(record) => begin({ kind: 'suggest', record })}
            onRemove={remove}
          />
          {records.length > 0 && (
            <button type="button" class="go" onClick={() => begin({ kind: 'export' })}>
              {t('own_export')}
            </button>
          )}
        </>
      )}
      {(doing?.kind === 'edit' || doing?.kind === 'write') && (
        <EntryForm
          key={doing.kind === 'edit' ? doing.record.id : JSON.stringify(doing.given)}
          begun={doing.kind === 'edit' ? beginEdit(doing.record) : beginEntry(doing.given, newDefaults())}
          records={records}
          onSave={actions.save}
          onDone={(saved) => leave(saved && { words: t('own_saved', subjectOf(saved.account)), saved })}
        />
      )}
      {doing?.kind === 'suggest' && (
        <SuggestBox
          record={doing.record}
          addressee={addressee ?? home}
          onAddressee={setAddressee}
          onCopy={actions.copy}
          onClose={() => leave()}
        />
      )}
      {doing?.kind === 'export' && (
        <ExportBox records={records} onDownload={actions.download} onClose={() => leave()} />
      )}
    </section>
  )
}

interface SuggestButtonProps {
  readonly record: Closure
  readonly onSuggest: (record: Closure) => void
}

function SuggestButton({ record, onSuggest }: SuggestButtonProps) {
  return (
    <div class="actions">
      <button type="button" class="go" onClick={() => onSuggest(record)}>
        {t('own_suggest_saved')}
      </button>
    </div>
  )
}

/** What every new form begins with. */
function newDefaults(): FormDefaults {
  return { draft: newDraft(), untitled: t('own_notice_untitled'), today: localDay() }
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
