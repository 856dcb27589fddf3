import { t } from '../utils/i18n'
import type { ListInUse } from '../utils/model/list'
import type { PlatformId } from '../utils/model/platform'
import { personalList } from '../utils/model/subscription'
import { shortText } from './short-text'

/** What a platform is called: 抖音. */
export function platformName(platform: PlatformId): string {
  return t(`platform_${keyOf(platform)}`)
}

/** What an account there is called: 抖音号. */
export function accountNoun(platform: PlatformId): string {
  return t(`account_${keyOf(platform)}`)
}

/** What a list is called: as the person or its publisher does, own entries in the person's language. */
export function listName({ key, name }: Pick<ListInUse, 'key' | 'name'>): string {
  return key === personalList ? t('list_own') : shortText(name)
}

/** An id as the keys of messages have it, where browsers take no hyphen: `mini-program` → `mini_program`. */
export function keyOf<Id extends string>(id: Id): KeyOf<Id> {
  // The type does by itself what `replace` does to the text.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return id.replace('-', '_') as KeyOf<Id>
}

type KeyOf<Id extends string> = Id extends `${infer Head}-${infer Tail}` ? `${Head}_${Tail}` : Id
