import { ListError } from '../list/list-error'
import type { SyncFailure } from '../model/sync-state'

/** A list could not be brought up to date from an address. */
export class SyncError extends Error {
  override readonly name = 'SyncError'

  constructor(
    readonly error: ListError,
    readonly address: string,
  ) {
    super(`${address}: ${error.message}`, { cause: error })
  }
}

/** What any failure of a sync means; what is not the list's fault is this device's. */
export function toListError(error: unknown, signal: AbortSignal): ListError {
  if (signal.aborted) return new ListError('cancelled', 'list', 'was given up', { cause: error })
  if (error instanceof ListError) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return new ListError('quota', 'list', 'has no room here', { cause: error })
  return new ListError('broken-store', 'list', String(error), { cause: error })
}

/** A failure as it is kept and shown. */
export function describeFailure({ error, address }: SyncError): SyncFailure {
  const { kind, status, message } = error
  return { kind, detail: message, ...(address !== '' && { address }), ...(status !== undefined && { status }) }
}
