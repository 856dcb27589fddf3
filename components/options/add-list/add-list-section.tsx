import { useEffect, useRef, useState } from 'preact/hooks'
import { AddForm } from './add-form'
import { PreviewCard } from './preview-card'
import { t } from '../../../utils/i18n'
import type { ListPreview, NewSubscription, Outcome } from '../../../utils/model/list-admin'
import type { SyncFailure } from '../../../utils/model/sync-state'
import { shortText } from '../../short-text'
import type { SyncOutcome } from '../lists/followed-list'
import { joinSentences, outcomeText } from '../lists/outcome-text'

export interface AddListActions {
  /** Looks at a list. Undefined when nobody could be asked, which is told elsewhere. */
  preview(list: NewSubscription): Promise<Outcome<ShownPreview> | undefined>
  /** Follows a list that was looked at, or takes the address as another mirror of it; tells how its first update ended. */
  follow(preview: ListPreview, title: string): Promise<SyncOutcome | undefined>
}

export interface ShownPreview {
  readonly preview: ListPreview
  /** Of its key, written for people to compare. */
  readonly fingerprint: string
}

interface AddListSectionProps {
  /** What a link has filled in; another object for each link. */
  readonly given: NewSubscription | undefined
  readonly actions: AddListActions
}

const empty: NewSubscription = { address: '', publicKey: '' }

/** Follows another list: its address and key, then a look at what it is, then a decision. */
export function AddListSection({ given, actions }: AddListSectionProps) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  const [draft, setDraft] = useState<NewSubscription>(given ?? empty)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<SyncFailure>()
  const [found, setFound] = useState<ShownPreview>()
  const [said, setSaid] = useState('')

  useEffect(() => {
    if (given === undefined) return
    setDraft(given)
    setFound(undefined)
    setFailure(undefined)
    setSaid(t('add_filled'))
    headingRef.current?.focus()
  }, [given])

  async function look() {
    setBusy(true)
    setFailure(undefined)
    setSaid(t('add_looking'))
    const looked = await actions.preview(draft)
    setBusy(false)
    setSaid('')
    if (looked?.ok) setFound(looked.value)
    else setFailure(looked?.failure)
  }

  async function follow(preview: ListPreview, title: string) {
    setBusy(true)
    setSaid(t('add_following'))
    const outcome = await actions.follow(preview, title)
    setBusy(false)
    setFound(undefined)
    setDraft(empty)
    headingRef.current?.focus()
    const name = shortText(title === '' ? preview.name : title)
    setSaid(outcome === undefined ? '' : followedText(name, preview.isKnown, outcome))
  }

  return (
    <section aria-labelledby="add">
      <h2 id="add" tabIndex={-1} ref={headingRef}>
        {t('add_title')}
      </h2>
      <output>{said && <p class="good">{said}</p>}</output>
      {found ? (
        <PreviewCard
          found={found}
          isBusy={isBusy}
          onFollow={(title) => void follow(found.preview, title)}
          onCancel={() => {
            setFound(undefined)
            headingRef.current?.focus()
          }}
        />
      ) : (
        <AddForm
          draft={draft}
          failure={failure}
          isBusy={isBusy}
          onChange={(next) => {
            setDraft(next)
            setFailure(undefined)
            setSaid('')
          }}
          onLook={() => void look()}
        />
      )}
    </section>
  )
}

function followedText(name: string, isKnown: boolean, outcome: SyncOutcome): string {
  const kept = isKnown ? 'in_use' : 'nothing'
  return joinSentences(t(isKnown ? 'add_mirror_done' : 'add_done', name), outcomeText(outcome, kept))
}
