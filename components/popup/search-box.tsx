import type { Ref } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'

interface SearchBoxProps {
  readonly words: string
  readonly inputRef: { current: HTMLInputElement | null } & Ref<HTMLInputElement>
  /** The list box it governs; undefined while there is none. */
  readonly listBoxId: string | undefined
  /** The answer that the arrow keys are at. */
  readonly activeId: string | undefined
  readonly onWords: (words: string) => void
  /** Tells whether the key did something; if not, it is the box's own. */
  readonly onKey: (event: KeyboardEvent) => boolean
}

/** The box that words are looked up from as one types. It has the focus at once; Esc and a button empty it. */
export function SearchBox({ words, inputRef, listBoxId, activeId, onWords, onKey }: SearchBoxProps) {
  // The box holds its own text: an input method's half-written words stay in it and are not looked up yet.
  const [text, setText] = useState(words)
  const textRef = useRef(words)

  useEffect(() => inputRef.current?.focus(), [inputRef])
  // Before the next key: an effect that comes later would put back what was typed a letter ago.
  useLayoutEffect(() => {
    if (words === textRef.current) return
    // Something else has put them there: one goes on from here.
    write(words)
    inputRef.current?.focus()
  }, [words, inputRef])

  function write(next: string) {
    textRef.current = next
    setText(next)
  }

  function handleInput(event: InputEvent & { readonly currentTarget: HTMLInputElement }) {
    const { value } = event.currentTarget
    write(value)
    if (!event.isComposing) onWords(value)
  }

  function clear() {
    write('')
    onWords('')
    inputRef.current?.focus()
  }

  function handleKey(event: KeyboardEvent) {
    // An input method's own keys.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key !== 'Escape') {
      if (onKey(event)) event.preventDefault()
    } else if (text !== '') {
      event.preventDefault()
      clear()
    }
    // With nothing to clear, Esc is the browser's and closes the popup.
  }

  return (
    <div class="box">
      <label for="words" class="label">
        {t('search')}
      </label>
      <div class="line">
        <input
          type="text"
          id="words"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={listBoxId !== undefined}
          aria-controls={listBoxId}
          aria-activedescendant={activeId}
          value={text}
          ref={inputRef}
          placeholder={t('search_placeholder')}
          autocomplete="off"
          enterkeyhint="go"
          spellcheck={false}
          onInput={handleInput}
          onCompositionEnd={(event) => onWords(event.currentTarget.value)}
          onKeyDown={handleKey}
        />
        {text !== '' && (
          <button type="button" class="quiet" onClick={clear}>
            {t('search_clear')}
          </button>
        )}
      </div>
    </div>
  )
}
