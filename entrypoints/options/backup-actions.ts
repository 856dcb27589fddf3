import type { Attempt } from './use-lists'
import type { BackupActions } from '../../components/options/backup/backup-section'
import { askBackground } from '../../utils/messages'

/** Backups by way of the background and the browser's downloads. */
export function createBackupActions(attempt: Attempt): BackupActions {
  return {
    export: () =>
      attempt(async () => {
        const name = `yibu-backup-${new Date().toLocaleDateString('sv-SE')}.json`
        download(await askBackground('exportBackup', null), name)
        return name
      }),
    preview: (text) => attempt(() => askBackground('previewBackup', { text })),
    restore: (text, mode) => attempt(() => askBackground('importBackup', { text, mode })),
  }
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Firefox begins the download later than this.
  setTimeout(() => URL.revokeObjectURL(url), keepUrlMs)
}

const keepUrlMs = 60_000
