import type { Policy, PolicyList } from './policy'
import type { PlatformId } from '../model/platform'
import { bundledList, listIdOf, type ListKey, type Subscription } from '../model/subscription'
import { type ManagedOrigin, type Management, type OwnSubscription, unmanaged } from '../store/management'

/** What is here before a policy is put into effect. */
export interface Present {
  readonly subscriptions: readonly Subscription[]
  /** As the person set them. */
  readonly disabledPlatforms: readonly PlatformId[]
  readonly unmarkedPlatforms: readonly PlatformId[]
  readonly management: Management | undefined
}

/** What a policy changes. */
export interface PolicyPlan {
  readonly puts: readonly Subscription[]
  /** Lists that go, with all they brought. */
  readonly removals: readonly ListKey[]
  /** Absent: stay as they are. */
  readonly disabledPlatforms?: readonly PlatformId[]
  /** Likewise. */
  readonly unmarkedPlatforms?: readonly PlatformId[]
  /** Undefined: there is no policy. */
  readonly management: Management | undefined
}

/** A list's place here, and why it has one. */
interface Place {
  readonly key: ListKey
  /** Absent: it has none. */
  readonly subscription?: Subscription
  /** Absent: it is the person's alone. */
  readonly origin?: ManagedOrigin
}

/**
 * What has to change for a policy to be in effect; nothing when it is. What is locked is as the policy says each time.
 * A default is set once and is the person's from then on, but for the addresses and keys of a list that only the policy
 * brought. What the policy no longer names goes, unless the person had it, too: that is put back as it was.
 */
export function planPolicy(policy: Policy, present: Present): PolicyPlan {
  const { subscriptions, management } = present
  const { lists: origins, defaults } = management ?? unmanaged
  const known = new Map(subscriptions.map((subscription) => [subscription.key, subscription]))
  let next = Math.max(0, ...subscriptions.map(({ position }) => position)) + 1

  const listed = policy.lists.map((list): Place => {
    const key = findKey(list, subscriptions, origins)
    const isSet = defaults.includes(nameOf(key))
    return list.locked
      ? lockList(key, list, known.get(key), origins[key], () => next++)
      : placeDefault(key, list, known.get(key), origins[key], isSet, () => next++)
  })
  const bundled = placeBundled(policy, known.get(bundledList), origins[bundledList], defaults.includes(bundledList))
  const named = new Set([...listed.map(({ key }) => key), bundledList])
  const left = Object.entries(origins)
    .filter(([key]) => !named.has(key))
    .map(([key, { own }]) => release(key, known.get(key), own))

  const places = [...listed, bundled, ...left]
  return {
    puts: places.flatMap(({ key, subscription }) =>
      subscription === undefined || isSame(subscription, known.get(key)) ? [] : [subscription],
    ),
    removals: places
      .filter(({ key, subscription }) => subscription === undefined && known.has(key))
      .map(({ key }) => key),
    ...defaultPlatforms('disabledPlatforms', policy, present, defaults),
    ...defaultPlatforms('unmarkedPlatforms', policy, present, defaults),
    management: isEmpty(policy) ? undefined : describe(policy, places, listed),
  }
}

/** What the person follows already is found again, whichever of the keys it was added with. */
function findKey(
  { id, key, publicKeys }: PolicyList,
  subscriptions: readonly Subscription[],
  origins: Management['lists'],
): ListKey {
  const same = subscriptions
    .filter((one) => listIdOf(one.key) === id && one.publicKeys.some((own) => publicKeys.includes(own)))
    .map((one) => one.key)
  return same.find((one) => one in origins) ?? same.find((one) => one === key) ?? same[0] ?? key
}

function lockList(
  key: ListKey,
  { title, addresses, publicKeys, enabled }: PolicyList,
  known: Subscription | undefined,
  origin: ManagedOrigin | undefined,
  nextPosition: () => number,
): Place {
  return {
    key,
    subscription: {
      key,
      ...(title !== undefined && { title }),
      addresses,
      publicKeys,
      enabled,
      position: known?.position ?? nextPosition(),
      locked: true,
    },
    origin: origin ?? (known === undefined ? {} : { own: ownPartOf(known) }),
  }
}

function placeDefault(
  key: ListKey,
  list: PolicyList,
  known: Subscription | undefined,
  origin: ManagedOrigin | undefined,
  isSet: boolean,
  nextPosition: () => number,
): Place {
  const { title, addresses, publicKeys, enabled } = list
  if (known === undefined) {
    // The person removed it.
    if (isSet) return { key }
    const named = title !== undefined && { title }
    return {
      key,
      subscription: { key, ...named, addresses, publicKeys, enabled, position: nextPosition() },
      origin: {},
    }
  }
  if (origin === undefined) return { key, subscription: known }
  if (origin.own !== undefined) return release(key, known, origin.own)
  return { key, subscription: { ...unlock(known), addresses, publicKeys }, origin }
}

function placeBundled(
  policy: Policy,
  known: Subscription | undefined,
  origin: ManagedOrigin | undefined,
  isSet: boolean,
): Place {
  const key = bundledList
  const wanted = policy.bundledList
  const present = known ?? { key, addresses: [], publicKeys: [], enabled: true, position: 0 }
  if (wanted?.locked) {
    const own = origin?.own ?? ownPartOf(present)
    return { key, subscription: { ...present, enabled: wanted.enabled, locked: true }, origin: { own } }
  }
  // Where it is published is the package's business: of what the person had only the switch is put back.
  if (origin?.own !== undefined) return { key, subscription: { ...unlock(present), enabled: origin.own.enabled } }
  if (wanted === undefined || isSet) return { key, ...(known && { subscription: known }) }
  return { key, subscription: { ...present, enabled: wanted.enabled } }
}

/** A list that the policy has let go of. */
function release(key: ListKey, known: Subscription | undefined, own: OwnSubscription | undefined): Place {
  if (known === undefined || own === undefined) return { key }
  const { position } = known
  return { key, subscription: { key, ...own, position } }
}

export function unlock({ locked: _locked, ...subscription }: Subscription): Subscription {
  return subscription
}

function ownPartOf({ title, addresses, publicKeys, enabled }: OwnSubscription): OwnSubscription {
  return { ...(title !== undefined && { title }), addresses, publicKeys, enabled }
}

function describe(policy: Policy, places: readonly Place[], listed: readonly Place[]): Management {
  const { manager, onlyManagedLists, disabledPlatforms: disabled, unmarkedPlatforms: unmarked, problems } = policy
  const defaults = [
    ...listed.filter((_, at) => policy.lists[at]?.locked === false).map(({ key }) => nameOf(key)),
    ...(policy.bundledList?.locked === false ? [bundledList] : []),
    ...platformKeys.filter((key) => policy[key]?.locked === false),
  ]
  return {
    ...(manager !== undefined && { manager }),
    onlyManagedLists,
    ...(disabled?.locked && { lockedPlatforms: disabled.platforms }),
    ...(unmarked?.locked && { lockedUnmarked: unmarked.platforms }),
    problems,
    lists: Object.fromEntries(places.flatMap(({ key, origin }) => (origin === undefined ? [] : [[key, origin]]))),
    defaults,
  }
}

function nameOf(key: ListKey): string {
  return `list ${key}`
}

/** Also what is kept of them as defaults that were set. */
const platformKeys = ['disabledPlatforms', 'unmarkedPlatforms'] as const

/** Platforms that a policy sets once, beside the person's own. */
function defaultPlatforms(
  key: (typeof platformKeys)[number],
  policy: Policy,
  present: Present,
  defaults: readonly string[],
): Pick<PolicyPlan, (typeof platformKeys)[number]> {
  const stated = policy[key]
  if (stated?.locked !== false || defaults.includes(key)) return {}
  return { [key]: [...new Set([...present[key], ...stated.platforms])] }
}

function isEmpty(policy: Policy) {
  const {
    manager,
    lists,
    bundledList: bundled,
    disabledPlatforms,
    unmarkedPlatforms,
    onlyManagedLists,
    problems,
  } = policy
  const stated = [manager, bundled, disabledPlatforms, unmarkedPlatforms].filter((part) => part !== undefined)
  return stated.length + lists.length + problems.length === 0 && !onlyManagedLists
}

function isSame(a: Subscription, b: Subscription | undefined): boolean {
  return b !== undefined && JSON.stringify(fieldsOf(a)) === JSON.stringify(fieldsOf(b))
}

function fieldsOf({ key, title, addresses, publicKeys, enabled, position, locked }: Subscription) {
  return [key, title, addresses, publicKeys, enabled, position, locked]
}
