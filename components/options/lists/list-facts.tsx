import type { EditionFacts, FollowedList } from './followed-list'
import { t } from '../../../utils/i18n'
import { SafeLink } from '../../guidance/safe-link'
import { shortText } from '../../short-text'
import { writeDate } from '../../status-text'
import { writeCount, writeDay, writeMoment } from '../../write-day'
import { Row } from '../row'

/** Whose the list is, of what day, how much it holds, and when it was looked at. */
export function ListFacts({ list }: { readonly list: FollowedList }) {
  const { kind, edition, addresses, sync, isEnabled, running } = list
  const isFetched = addresses.length > 0
  return (
    <dl>
      {edition && kind !== 'personal' && <EditionRows edition={edition} />}
      {edition && <Row term={t('options_count')}>{writeCount(edition.count)}</Row>}
      {isFetched && (
        <Row term={t('list_succeeded')}>{sync.succeededAt ? writeMoment(sync.succeededAt) : t('list_never')}</Row>
      )}
      {isFetched && !running && sync.triedAt !== undefined && (sync.failure || sync.wasInterrupted) && (
        <Row term={t('list_tried')}>{writeMoment(sync.triedAt)}</Row>
      )}
      {isFetched && isEnabled && !running && <Row term={t('list_next')}>{nextText(sync.nextAt)}</Row>}
    </dl>
  )
}

function EditionRows({ edition }: { readonly edition: EditionFacts }) {
  const { publisher, homepage, issuedOn, sequence, issuedAt, expiresAt } = edition
  return (
    <>
      <Row term={t('options_publisher')}>
        {shortText(publisher)}{' '}
        {homepage && <SafeLink href={homepage}>{t('list_homepage', shortText(hostOf(homepage), 80))}</SafeLink>}
      </Row>
      <Row term={t('options_issued')}>{writeDate(issuedOn)}</Row>
      {sequence > 0 && (
        <Row term={t('list_sequence')}>{t('list_sequence_of', writeCount(sequence), writeDay(issuedAt))}</Row>
      )}
      <Row term={t('list_expires')}>{writeDay(expiresAt)}</Row>
    </>
  )
}

/** What is compared and looked up now and then: keys and addresses. Nothing for lists that have neither. */
export function OriginDetails({ list }: { readonly list: FollowedList }) {
  const { fingerprints, addresses } = list
  if (fingerprints.length === 0 && addresses.length === 0) return null
  return (
    <details>
      <summary>{t('list_origin')}</summary>
      <dl>
        {fingerprints.length > 0 && (
          <Row term={t('list_fingerprint')}>
            {fingerprints.map((fingerprint) => (
              <p key={fingerprint} class="code">
                {fingerprint}
              </p>
            ))}
            <p class="hint">{t('list_fingerprint_why')}</p>
          </Row>
        )}
        {addresses.length > 0 && (
          <Row term={t('list_addresses')}>
            {addresses.map(({ url, servedLast }) => (
              <p key={url} class="code">
                {shortText(url, 200)} {servedLast && <span class="tag">{t('list_served_last')}</span>}
              </p>
            ))}
          </Row>
        )}
      </dl>
    </details>
  )
}

function nextText(nextAt: number | undefined): string {
  return nextAt === undefined || nextAt <= Date.now() ? t('list_next_soon') : writeMoment(nextAt)
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
