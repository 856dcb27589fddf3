import { vi } from 'vitest'
import type { AddListActions } from '../../components/options/add-list/add-list-section'
import type { BackupActions } from '../../components/options/backup/backup-section'
import type { EditionFacts, FollowedList, ListActions } from '../../components/options/lists/followed-list'
import type { OwnActions } from '../../components/options/own/own-section'
import type { Changes } from '../../utils/model/sync-state'

/** Noon of a day, wherever the test runs. */
export const noon = (day: number) => new Date(2026, 10, day, 12, 5).getTime()

export function editionFacts(changes: Partial<EditionFacts> = {}): EditionFacts {
  return {
    publisher: '某市网信办',
    issuedOn: '2026-11-20',
    sequence: 4,
    issuedAt: noon(20),
    expiresAt: noon(30),
    isStale: false,
    count: 1200,
    ...changes,
  }
}

/** A list that is followed at one address, up to date. */
export function followedList(changes: Partial<FollowedList> = {}): FollowedList {
  return {
    key: 'city@1',
    kind: 'followed',
    isLocked: false,
    name: '某市名录',
    title: '',
    isEnabled: true,
    edition: editionFacts(),
    fingerprints: ['b48f d85d 2f03 e9aa'],
    addresses: [{ url: 'https://list.example.cn/', servedLast: true }],
    sync: { triedAt: noon(21), succeededAt: noon(21), nextAt: noon(22), wasInterrupted: false },
    ...changes,
  }
}

/** The list in the package, not published anywhere. */
export const bundled = followedList({
  key: 'bundled',
  kind: 'bundled',
  name: '移步名录',
  edition: editionFacts({ sequence: 0 }),
  fingerprints: [],
  addresses: [],
  sync: { wasInterrupted: false },
})

export const changes: Changes = {
  at: noon(21),
  fromSequence: 3,
  toSequence: 4,
  added: { count: 102, names: Array.from({ length: 100 }, (_, index) => `新号${index}`) },
  changed: { count: 0, names: [] },
  removed: { count: 1, names: ['旧号'] },
}

export function listActions(actions: Partial<ListActions> = {}): ListActions {
  return {
    sync: vi.fn<ListActions['sync']>(async () => {}),
    cancelSync: vi.fn<ListActions['cancelSync']>(),
    rename: vi.fn<ListActions['rename']>(async () => {}),
    enable: vi.fn<ListActions['enable']>(async () => {}),
    order: vi.fn<ListActions['order']>(async () => {}),
    remove: vi.fn<ListActions['remove']>(async () => {}),
    ...actions,
  }
}

export function addActions(actions: Partial<AddListActions> = {}): AddListActions {
  return {
    preview: vi.fn<AddListActions['preview']>(async () => undefined),
    follow: vi.fn<AddListActions['follow']>(async () => undefined),
    ...actions,
  }
}

export function ownActions(): OwnActions {
  return {
    save: vi.fn<OwnActions['save']>(async () => true),
    remove: vi.fn<OwnActions['remove']>(async () => true),
    copy: vi.fn<OwnActions['copy']>(async () => true),
    download: vi.fn<OwnActions['download']>(),
  }
}

export function backupActions(actions: Partial<BackupActions> = {}): BackupActions {
  return {
    export: vi.fn<BackupActions['export']>(async () => 'yibu-backup-2026-11-21.json'),
    preview: vi.fn<BackupActions['preview']>(async () => undefined),
    restore: vi.fn<BackupActions['restore']>(async () => undefined),
    ...actions,
  }
}
