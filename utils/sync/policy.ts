import { z } from 'zod/mini'
import { baseOf } from './subscriptions'
import { parsePublicKey } from '../list/keys'
import { type PlatformId, platformIds } from '../model/platform'
import { type ListKey, listKeyOf } from '../model/subscription'

/** What whoever manages a computer wants of Yibu, as far as it can be understood; see docs/managed.md. */
export interface Policy {
  readonly manager?: string
  readonly lists: readonly PolicyList[]
  readonly bundledList?: { readonly enabled: boolean; readonly locked: boolean }
  readonly disabledPlatforms?: PolicyPlatforms
  /** Where links are not marked. */
  readonly unmarkedPlatforms?: PolicyPlatforms
  readonly onlyManagedLists: boolean
  /** What was passed over, and why. In English. */
  readonly problems: readonly string[]
}

export interface PolicyPlatforms {
  readonly platforms: readonly PlatformId[]
  readonly locked: boolean
}

export interface PolicyList {
  /** Of the list, as its publisher gave it. */
  readonly id: string
  /** What it is called here when nobody follows it yet. */
  readonly key: ListKey
  readonly title?: string
  /** Each ends with a slash. */
  readonly addresses: readonly string[]
  /** SPKI in base64. */
  readonly publicKeys: readonly string[]
  readonly enabled: boolean
  /** The person can neither change nor remove it. */
  readonly locked: boolean
}

/** Reads a policy. A part that cannot be understood is passed over and told, and leaves the rest as it is. */
export async function parsePolicy(value: Readonly<Record<string, unknown>>): Promise<Policy> {
  const problems: string[] = []

  function parse<Value>(place: string, part: unknown, schema: z.ZodMiniType<Value>): Value | undefined {
    if (part === undefined) return undefined
    const parsed = schema.safeParse(part)
    if (parsed.success) return parsed.data
    problems.push(...parsed.error.issues.map((issue) => `${[place, ...issue.path].join('.')}: ${issue.message}`))
    return undefined
  }

  for (const name of Object.keys(value)) if (!names.has(name)) problems.push(`${name}: is not known`)
  const schemas = createSchemas()
  const manager = parse('manager', value['manager'], schemas.manager)
  const onlyManagedLists = parse('onlyManagedLists', value['onlyManagedLists'], schemas.onlyManagedLists) ?? false
  const bundledList = parse('bundledList', value['bundledList'], schemas.bundledList)
  const parsePlatforms = (name: 'disabledPlatforms' | 'unmarkedPlatforms'): PolicyPlatforms | undefined => {
    const stated = parse(name, value[name], schemas.platforms)
    if (stated === undefined) return undefined
    const platforms = [...new Set(stated.platforms.flatMap((one) => readPlatform(name, one, problems)))]
    return { platforms, locked: stated.locked ?? true }
  }
  const disabledPlatforms = parsePlatforms('disabledPlatforms')
  const unmarkedPlatforms = parsePlatforms('unmarkedPlatforms')
  const stated = (parse('lists', value['lists'], schemas.lists) ?? []).map((one, at) =>
    parse(`lists.${at}`, one, schemas.list),
  )
  const lists = await Promise.all(
    stated.map(async (one, at) => {
      try {
        return one === undefined ? undefined : await readList(one)
      } catch (error) {
        problems.push(`lists.${at}: ${error instanceof Error ? error.message : String(error)}`)
        return undefined
      }
    }),
  )
  return {
    ...(manager !== undefined && { manager }),
    lists: withoutDoubles(
      lists.flatMap((list) => list ?? []),
      problems,
    ),
    ...(bundledList !== undefined && {
      bundledList: { enabled: bundledList.enabled, locked: bundledList.locked ?? true },
    }),
    ...(disabledPlatforms !== undefined && { disabledPlatforms }),
    ...(unmarkedPlatforms !== undefined && { unmarkedPlatforms }),
    onlyManagedLists,
    problems,
  }
}

const names: ReadonlySet<string> = new Set([
  'manager',
  'lists',
  'bundledList',
  'disabledPlatforms',
  'unmarkedPlatforms',
  'onlyManagedLists',
])

/** Throws `ListError` when an address or a key is none. */
async function readList({
  id,
  name,
  addresses,
  publicKeys,
  enabled = true,
  locked = true,
}: StatedList): Promise<PolicyList> {
  const keys = await Promise.all(publicKeys.map(parsePublicKey))
  return {
    id,
    key: listKeyOf(id, keys[0]?.fingerprint ?? ''),
    ...(name !== undefined && { title: name }),
    addresses: [...new Set(addresses.map(baseOf))],
    publicKeys: [...new Set(keys.map(({ spki }) => btoa(String.fromCharCode(...spki))))],
    enabled,
    locked,
  }
}

/** Two entries that share an id and a key are one list. */
function withoutDoubles(lists: readonly PolicyList[], problems: string[]): readonly PolicyList[] {
  return lists.filter((list, at) => {
    const isDouble = lists
      .slice(0, at)
      .some(({ id, publicKeys }) => id === list.id && publicKeys.some((key) => list.publicKeys.includes(key)))
    if (isDouble) problems.push(`lists: ${list.id} stands there twice`)
    return !isDouble
  })
}

function readPlatform(name: string, text: string, problems: string[]): readonly PlatformId[] {
  const platform = platformIds.find((id) => id === text)
  if (platform !== undefined) return [platform]
  problems.push(`${name}: there is no platform ${text}`)
  return []
}

type StatedList = z.infer<ReturnType<typeof createSchemas>['list']>

function createSchemas() {
  const name = z.string().check(z.minLength(1), z.maxLength(100))
  const locked = z.exactOptional(z.boolean())
  return {
    manager: name,
    onlyManagedLists: z.boolean(),
    bundledList: z.object({ enabled: z.boolean(), locked }),
    platforms: z.object({ platforms: z.array(z.string()).check(z.maxLength(100)), locked }),
    lists: z.array(z.unknown()).check(z.maxLength(100)),
    list: z.object({
      id: z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)),
      name: z.exactOptional(name),
      addresses: z.array(z.string().check(z.maxLength(2000))).check(z.minLength(1), z.maxLength(20)),
      publicKeys: z.array(z.string().check(z.maxLength(2000))).check(z.minLength(1), z.maxLength(10)),
      enabled: z.exactOptional(z.boolean()),
      locked,
    }),
  }
}
