import { useRef, useState } from 'preact/hooks'
import { BackupPreviewCard } from './backup-preview-card'
import { t } from '../../../utils/i18n'
import type { BackupMode, BackupPreview, Outcome } from '../../../utils/model/list-admin'
import type { SyncFailure } from '../../../utils/model/sync-state'
import { failureSentence } from '../../failure-text'
import { joinSentences } from '../lists/outcome-text'

/** Undefined when nobody could be asked, which is told elsewhere. */
export interface BackupActions {
  /** Hands a file with everything to the browser's downloads; gives its name. */
  export(): Promise<string | undefined>
  preview(text: string): Promise<Outcome<BackupPreview> | undefined>
  restore(text: string, mode: BackupMode): Promise<Outcome<null> | undefined>
}

interface Said {
  readonly tone: 'good' | 'warning'
  readonly words: string
}

interface ChosenBackup {
  readonly text: string
  readonly preview: BackupPreview
}

/** More than any backup has; less than what one message can hold. */
const largestBytes = 32 * 1024 * 1024

/** Everything that is the person's own, out to a file and in from one. */
export function BackupSection({ actions }: { readonly actions: BackupActions }) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  const fileRef = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<ChosenBackup>()
  const [said, setSaid] = useState<Said>()

  const sayGood = (words: string) => setSaid({ tone: 'good', words })
  const sayRefused = (failure: SyncFailure) =>
    setSaid({ tone: 'warning', words: joinSentences(t('backup_refused'), failureSentence(failure)) })

  async function exportAll() {
    setSaid(undefined)
    const name = await actions.export()
    if (name !== undefined) sayGood(t('backup_exported', name))
  }

  async function choose(file: File | undefined) {
    if (file === undefined) return
    setChosen(undefined)
    setSaid(undefined)
    if (file.size > largestBytes) return sayRefused({ kind: 'bad-backup', detail: 'too large' })
    const text = await file.text()
    const looked = await actions.preview(text)
    if (looked?.ok) setChosen({ text, preview: looked.value })
    else if (looked) sayRefused(looked.failure)
  }

  async function restore({ text, preview }: ChosenBackup, mode: BackupMode) {
    const restored = await actions.restore(text, mode)
    setChosen(undefined)
    headingRef.current?.focus()
    if (!restored) setSaid({ tone: 'warning', words: t('backup_doubtful') })
    else if (!restored.ok) sayRefused(restored.failure)
    else sayGood(joinSentences(t(`backup_done_${mode}`), preview.lists > 0 && t('backup_fetched_soon')))
  }

  return (
    <section aria-labelledby="backup">
      <h2 id="backup" tabIndex={-1} ref={headingRef}>
        {t('backup_title')}
      </h2>
      <p class="hint">{t('backup_what')}</p>
      <output>{said && <p class={said.tone}>{said.words}</p>}</output>
      {chosen ? (
        <BackupPreviewCard
          preview={chosen.preview}
          onRestore={(mode) => restore(chosen, mode)}
          onCancel={() => {
            setChosen(undefined)
            headingRef.current?.focus()
          }}
        />
      ) : (
        <div class="actions">
          <button type="button" class="go" onClick={() => void exportAll()}>
            {t('backup_export')}
          </button>
          <button type="button" class="go" onClick={() => fileRef.current?.click()}>
            {t('backup_import')}
          </button>
        </div>
      )}
      <input
        type="file"
        accept=".json,application/json"
        hidden
        ref={fileRef}
        aria-label={t('backup_import')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          void choose(file).finally(() => {
            // So that the same file, mended, can be chosen again.
            currentTarget.value = ''
          })
        }}
      />
    </section>
  )
}
