import type { PlatformId } from '../model/platform'

/** Platforms that lead from the address of an account that is not there to a page that does not say whose it was: the place `gone`. */
export const hidesGone: ReadonlySet<PlatformId> = new Set(['weibo'])
