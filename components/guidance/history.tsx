import type { PlatformHistory } from '../../utils/answer/answer'
import { t } from '../../utils/i18n'
import type { HistoryFact } from '../../utils/model/history'
import { platformName } from '../names'
import { shortText } from '../short-text'
import { writeDate } from '../status-text'
import { SafeLink } from './safe-link'

/** What the platform's own page says became of the account, marked as its word. Nothing where it says nothing. */
export function History({ history }: { readonly history: PlatformHistory | undefined }) {
  // That an account was registered once is no news by itself.
  if (!history?.facts.some(({ kind }) => kind !== 'registered')) return null
  const { platform, facts } = history
  const news = facts.filter((fact) => !isPast(fact))
  const past = facts.filter(isPast)
  const name = platformName(platform)
  return (
    <div class="history">
      <p class="label">{t('history', name)}</p>
      {news.map((fact) => (
        <Fact key={JSON.stringify(fact)} fact={fact} name={name} />
      ))}
      {past.length > unfolded ? (
        <details>
          <summary>{t('history_records', past.length)}</summary>
          <Past facts={past} />
        </details>
      ) : (
        <Past facts={past} />
      )}
    </div>
  )
}

/** So many rows of a record stand there at once. */
const unfolded = 2

/** A row of a record, as against what is so now. */
function isPast(fact: HistoryFact): boolean {
  return ['registered', 'renamed', 'recorded'].includes(fact.kind) || (fact.kind === 'migrated' && hasNames(fact))
}

function hasNames({ from, to }: HistoryFact & { readonly kind: 'migrated' }): boolean {
  return from !== undefined || to !== undefined
}

function Past({ facts }: { readonly facts: readonly HistoryFact[] }) {
  if (facts.length === 0) return null
  return (
    <ul>
      {facts.map((fact) => (
        <li key={JSON.stringify(fact)}>{sentenceOf(fact)}</li>
      ))}
    </ul>
  )
}

function Fact({ fact, name }: { readonly fact: HistoryFact; readonly name: string }) {
  return (
    <>
      <p class="plain">{sentenceOf(fact)}</p>
      {fact.kind === 'migrated' && fact.url && <NewAddress url={fact.url} name={name} />}
    </>
  )
}

/** Stated by the platform, not by a list: beside it stands where it leads. */
function NewAddress({ url, name }: { readonly url: string; readonly name: string }) {
  if (!URL.canParse(url)) return null
  return (
    <div class="way">
      <SafeLink class="go" href={url}>
        {t('history_open', name)}
      </SafeLink>
      <p class="hint">{new URL(url).host}</p>
    </div>
  )
}

function sentenceOf(fact: HistoryFact): string {
  switch (fact.kind) {
    case 'registered':
      return dated(t('history_registered', shortText(fact.name)), fact.on)
    case 'renamed':
      return dated(t('history_renamed', shortText(fact.from), shortText(fact.to)), fact.on)
    case 'migrated':
      return dated(migration(fact.from, fact.to), fact.on)
    case 'migrating':
      return t('history_migrating')
    case 'deregistered':
      return t('history_deregistered')
    case 'recorded':
      return t('history_recorded', shortText(fact.text, 80))
  }
}

function migration(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return to === undefined ? t('history_migrated') : t('history_migrated_to', shortText(to))
  if (to === undefined) return t('history_migrated_from', shortText(from))
  return t('history_migrated_from_to', shortText(from), shortText(to))
}

function dated(sentence: string, on: string | undefined): string {
  return on === undefined ? sentence : t('history_dated', writeDate(on), sentence)
}
