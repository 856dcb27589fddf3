import { download } from './download'
import type { Attempt } from './use-lists'
import type { BackupActions } from '../../components/options/backup/backup-section'
import { askBackground } from '../../utils/messages'
import { localDay } from '../../utils/model/partial-date'

/** Backups by way of the background and the browser's downloads. */
export function createBackupActions(attempt: Attempt): BackupActions {
  return {
    export: () =>
      attempt(async () => {
        const name = `yibu-backup-${localDay()}.json`
        download(name, await askBackground('exportBackup', null), 'application/json')
        return name
      }),
    preview: (text) => attempt(() => askBackground('previewBackup', { text })),
    restore: (text, mode) => attempt(() => askBackground('importBackup', { text, mode })),
  }
}
