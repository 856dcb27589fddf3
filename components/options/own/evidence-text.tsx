import { type EvidenceField, evidenceFields, markEvidence, type Piece } from './mark-evidence'
import { type MessageKey, t } from '../../../utils/i18n'
import type { Evidence } from '../../../utils/notices/draft'

interface EvidenceTextProps {
  readonly text: string
  readonly evidence: Evidence
}

/** A notice with the words marked that something was read from, each mark saying what. */
export function EvidenceText({ text, evidence }: EvidenceTextProps) {
  const pieces = markEvidence(text, evidence)
  const found = evidenceFields.filter((field) => pieces.some(({ fields }) => fields.includes(field)))
  return (
    <figure class="evidence">
      <figcaption class="hint">
        {t('own_evidence')}
        {found.map((field) => (
          <mark key={field} data-field={field}>
            {t(names[field])}
          </mark>
        ))}
      </figcaption>
      <blockquote>
        {pieces.map((piece) => (
          <PieceText key={piece.from} piece={piece} />
        ))}
      </blockquote>
    </figure>
  )
}

function PieceText({ piece: { text, fields } }: { readonly piece: Piece }) {
  const [field] = fields
  if (field === undefined) return <>{shorten(text)}</>
  return (
    <mark data-field={field}>
      <span class="tag">{fields.map((one) => t(names[one])).join(t('own_evidence_and'))}</span>
      {text}
    </mark>
  )
}

/** The words around what was read; the whole stands in the box above. */
function shorten(text: string): string {
  if (text.length <= 3 * around) return text
  const [head, tail] = [Array.from(text.slice(0, 2 * around)), Array.from(text.slice(-2 * around))]
  return `${head.slice(0, around).join('')} …… ${tail.slice(-around).join('')}`
}

const around = 60

const names: Readonly<Record<EvidenceField, MessageKey>> = {
  account: 'own_evidence_account',
  status: 'own_evidence_status',
  date: 'own_evidence_date',
  successor: 'own_evidence_successor',
}
