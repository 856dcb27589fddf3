import type { SyncProgress } from '../model/sync-state'

/** Between the background and the extension's pages. */
const name = 'yibu-progress'

/** Tells the pages that are open what is under way. */
export function announceProgress(progress: readonly SyncProgress[]): void {
  const channel = new BroadcastChannel(name)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage(progress)
  channel.close()
}

/** Calls back with what is under way whenever that changes, until the signal aborts. */
export function watchProgress(onProgress: (progress: readonly SyncProgress[]) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }: MessageEvent<readonly SyncProgress[]>) => onProgress(data))
  signal.addEventListener('abort', () => channel.close())
}
