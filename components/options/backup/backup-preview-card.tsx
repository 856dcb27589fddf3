import { useState } from 'preact/hooks'
import { useFocus } from '../use-focus'
import { t } from '../../../utils/i18n'
import type { BackupMode, BackupPreview } from '../../../utils/model/list-admin'
import { writeCount, writeMoment } from '../../write-day'
import { ConfirmBox } from '../confirm-box'
import { Row } from '../row'

interface BackupPreviewCardProps {
  readonly preview: BackupPreview
  readonly onRestore: (mode: BackupMode) => Promise<void>
  readonly onCancel: () => void
}

/** What is in a backup, and what may be done with it. */
export function BackupPreviewCard({ preview, onRestore, onCancel }: BackupPreviewCardProps) {
  const { exportedAt, lists, records, hiddenAccounts, pins } = preview
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const headingRef = useFocus<HTMLHeadingElement>()

  async function merge() {
    if (isBusy) return
    setBusy(true)
    await onRestore('merge')
  }

  return (
    <div class="asking">
      <h3 tabIndex={-1} ref={headingRef}>
        {t('backup_preview')}
      </h3>
      <dl>
        <Row term={t('backup_made')}>{writeMoment(Date.parse(exportedAt))}</Row>
        <Row term={t('backup_lists')}>{writeCount(lists)}</Row>
        <Row term={t('list_own')}>{t('backup_records', writeCount(records))}</Row>
        <Row term={t('options_pins')}>{writeCount(pins)}</Row>
        <Row term={t('backup_hidden')}>{writeCount(hiddenAccounts)}</Row>
      </dl>
      {isAsking ? (
        <ConfirmBox
          question={t('backup_replace_sure')}
          yes={t('backup_replace_yes')}
          no={t('backup_replace_no')}
          onYes={() => onRestore('replace')}
          onNo={() => {
            setAsking(false)
            headingRef.current?.focus()
          }}
        />
      ) : (
        <>
          <p class="hint">{t('backup_modes')}</p>
          <div class="actions">
            <button type="button" class="go primary" aria-disabled={isBusy} onClick={() => void merge()}>
              {t('backup_merge')}
            </button>
            <button type="button" class="go" onClick={() => setAsking(true)}>
              {t('backup_replace')}
            </button>
            <button type="button" class="go" onClick={onCancel}>
              {t('backup_leave')}
            </button>
          </div>
        </>
      )}
    </div>
  )
}
