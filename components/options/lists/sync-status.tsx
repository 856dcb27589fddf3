import { useEffect, useRef } from 'preact/hooks'
import type { FollowedList } from './followed-list'
import { joinSentences, keptOf, outcomeText } from './outcome-text'
import { t } from '../../../utils/i18n'
import { failureSentence } from '../../failure-text'
import { shortText } from '../../short-text'
import { writeMoment } from '../../write-day'

interface SyncStatusProps {
  readonly list: FollowedList
  readonly onSync: () => Promise<void>
  readonly onCancel: () => void
}

/** How the list is brought up to date: the button, what is under way, how it ended, and what went wrong last. */
export function SyncStatus({ list, onSync, onCancel }: SyncStatusProps) {
  const { kind, addresses, isEnabled, isLocked, running, outcome } = list
  const buttonRef = useRef<HTMLButtonElement>(null)
  const cancelRef = useRef<HTMLButtonElement>(null)
  useFocusBefore(running !== undefined, cancelRef, buttonRef)
  if (kind === 'personal') return null
  if (addresses.length === 0) {
    return <p class="hint">{t(kind === 'bundled' ? 'sync_with_extension' : 'sync_no_address')}</p>
  }
  return (
    <div class="sync">
      {!running && !outcome && <LastTrouble list={list} />}
      {running && <Progress name={list.name} running={running} />}
      <output>{!running && outcome && <p class={toneOf(outcome)}>{outcomeText(outcome, keptOf(list))}</p>}</output>
      {isEnabled && !isLocked && (
        <div class="actions">
          <button
            type="button"
            class="go"
            ref={buttonRef}
            aria-disabled={running !== undefined}
            aria-label={running ? undefined : t('sync_now_named', shortText(list.name))}
            onClick={() => running === undefined && void onSync()}
          >
            {t(running ? 'sync_running' : 'sync_now')}
          </button>
          {running && (
            <button type="button" class="go" ref={cancelRef} onClick={onCancel}>
              {t('sync_cancel')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function toneOf({ kind }: NonNullable<FollowedList['outcome']>): string {
  return kind === 'failed' || kind === 'unfinished' ? 'warning' : 'good'
}

/** Why the last try did not succeed, and what still works. */
function LastTrouble({ list }: { readonly list: FollowedList }) {
  const { failure, wasInterrupted, triedAt } = list.sync
  if (!failure && !wasInterrupted) return null
  return (
    <p class="warning">
      {joinSentences(
        triedAt !== undefined && failure?.kind !== 'cancelled' && t('sync_failed_at', writeMoment(triedAt)),
        failure ? failureSentence(failure) : t('sync_interrupted'),
        t(`kept_${keptOf(list)}`),
      )}
    </p>
  )
}

interface ProgressProps {
  readonly name: string
  readonly running: NonNullable<FollowedList['running']>
}

function Progress({ name, running: { done, total } }: ProgressProps) {
  const label = t('sync_progress', shortText(name))
  if (total === 0) {
    return (
      <div class="progress">
        <progress aria-label={label} />
        <span>{t('sync_connecting')}</span>
      </div>
    )
  }
  return (
    <div class="progress">
      <progress aria-label={label} value={done} max={total} />
      <span>{t('sync_files', Math.min(done + 1, total), total, Math.floor((done / total) * 100))}</span>
    </div>
  )
}

interface Focusable {
  readonly current: HTMLElement | null
}

/** When the cancel button goes away with what it would cancel, the focus goes to the button before it. */
function useFocusBefore(isRunning: boolean, fromRef: Focusable, toRef: Focusable) {
  const hadFocusRef = useRef(false)
  useEffect(() => {
    if (!isRunning) {
      if (hadFocusRef.current) toRef.current?.focus()
      hadFocusRef.current = false
      return undefined
    }
    const note = () => {
      hadFocusRef.current = document.activeElement === fromRef.current
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [isRunning, fromRef, toRef])
}
