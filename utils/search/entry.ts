import { levelOf } from './regions'
import type { Closure } from '../model/closure'
import type { PlatformId } from '../model/platform'

/** What is searched of a record. */
export interface SearchEntry {
  readonly id: string
  readonly platform: PlatformId
  /** As the list writes it. */
  readonly name: string
  readonly formerNames: readonly string[]
  readonly organisation?: string
  /** GB/T 2260 code. */
  readonly division?: string
  /** Their names. */
  readonly successors: readonly string[]
}

export function toSearchEntry({ id, account, successors }: Closure): SearchEntry {
  const { platform, name, formerNames = [], organisation, division } = account
  return {
    id,
    platform,
    name,
    formerNames,
    successors: successors.map((successor) => successor.name),
    ...(organisation !== undefined && { organisation }),
    ...(division !== undefined && { division }),
  }
}

/**
 * Between records that fit a query equally well: those that lead somewhere, then the better-known level, then by region,
 * then the shorter name. Less comes first; 23 bits. `place`: that of the division, unless its code is not known.
 */
export function rankOf(
  leadsOn: boolean,
  division: string | undefined,
  place: number | undefined,
  nameLength: number,
): number {
  const level = place === undefined ? levelOf(undefined) : levelOf(division)
  const leads = leadsOn ? 0 : 1
  return (((leads * 8 + level) * 4096 + (place ?? 4095)) * 64 + Math.min(nameLength, 63)) >>> 0
}
