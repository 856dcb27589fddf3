import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from '../../utils/answer/answer'
import type { HideScope } from '../../utils/model/hiding'
import { t } from '../../utils/i18n'
import type { PlatformId } from '../../utils/model/platform'
import type { Copy } from '../guidance/action-button'
import { Note } from '../guidance/note'
import { summaryOf } from '../guidance/summary'
import { SignpostIcon } from '../signpost-icon'
import { HiddenLine, hiddenText } from './hidden-line'
import { HideMenu } from './hide-menu'

/** How long a note stays hidden; `once` lives in the page only. */
export type BannerHideScope = 'once' | HideScope

export interface BannerProps {
  readonly answer: Answer
  /** Where the page is. */
  readonly platform: PlatformId
  /** What the person has just chosen: one line with a way back stands in the note's place. */
  readonly hidden?: BannerHideScope | undefined
  /** The page's theme, not the system's. */
  readonly theme: 'light' | 'dark'
  /** In a corner of the window instead of the page's flow. */
  readonly docked: boolean
  readonly onHide: (scope: BannerHideScope) => void
  readonly onUndoHide: () => void
  readonly onCopy: Copy
}

/** The note in a page: what became of the account, and where to go. Nothing when there is nothing to tell. */
export function Banner({ answer, platform, hidden, theme, docked, onHide, onUndoHide, onCopy }: BannerProps) {
  const [menuOpen, setMenuOpen] = useState(false)
  const toggleRef = useRef<HTMLButtonElement>(null)
  const undoRef = useRef<HTMLButtonElement>(null)
  const wasHiddenRef = useRef(hidden)
  const summary = summaryOf(answer.verdict)

  // The button with the focus goes away when the note is hidden, and again when it is brought back.
  useEffect(() => {
    if (wasHiddenRef.current === hidden) return
    wasHiddenRef.current = hidden
    setMenuOpen(false)
    const next = hidden ? undoRef.current : toggleRef.current
    next?.focus()
  }, [hidden])

  if (!summary) return null
  const text = hidden ? hiddenText(hidden, platform) : summary

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || hidden) return
    event.preventDefault()
    if (!menuOpen) return onHide('once')
    setMenuOpen(false)
    toggleRef.current?.focus()
  }

  return (
    // Not a control itself: Escape is heard here for all the buttons within.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      class={`yibu ${answer.verdict.kind}`}
      aria-label={t('banner_label')}
      lang={t('locale')}
      data-theme={theme}
      data-docked={docked}
      onKeyDown={handleKey}
    >
      <Announcement text={text} />
      {hidden ? (
        <HiddenLine text={text} undoRef={undoRef} onUndo={onUndoHide} />
      ) : (
        <>
          <SignpostIcon />
          <div class="body">
            <Note answer={answer} onCopy={onCopy} />
          </div>
          <HideMenu
            platform={platform}
            open={menuOpen}
            toggleRef={toggleRef}
            onToggle={() => setMenuOpen(!menuOpen)}
            onHide={onHide}
          />
        </>
      )}
    </section>
  )
}

/** Says the note once to those who listen. Empty at first: a live region speaks of what changes in it. */
function Announcement({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    setSaid(text)
    // Gone again once it has been heard, so that nobody reads it twice.
    const timer = setTimeout(setSaid, 5000, '')
    return () => clearTimeout(timer)
  }, [text])
  return <output class="announcement">{said}</output>
}
