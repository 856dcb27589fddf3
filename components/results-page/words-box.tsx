import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../utils/i18n'
import { cleanWords } from '../../utils/results/words'

interface WordsBoxProps {
  readonly words: string
  readonly onWords: (words: string, isDone: boolean) => void
}

/** The words that are looked for, as one types; Enter keeps them in the history, Esc empties the box. */
export function WordsBox({ words, onWords }: WordsBoxProps) {
  // The box holds its own text: spaces between words, and an input method's half-written ones, are not looked up.
  const [text, setText] = useState(words)
  const inputRef = useRef<HTMLInputElement>(null)
  const id = useId()
  const isEmptyAtFirst = useRef(words === '')

  useEffect(() => {
    // What an address already asks for is there to be read first.
    if (isEmptyAtFirst.current) inputRef.current?.focus()
  }, [])
  // Before the next key: an effect that comes later would put back what was typed a letter ago.
  useLayoutEffect(() => setText((typed) => (cleanWords(typed) === words ? typed : words)), [words])

  function handleInput(event: InputEvent & { readonly currentTarget: HTMLInputElement }) {
    const { value } = event.currentTarget
    setText(value)
    if (!event.isComposing) onWords(cleanWords(value), false)
  }

  function handleKey(event: KeyboardEvent) {
    if (event.isComposing || event.key !== 'Escape' || text === '') return
    event.preventDefault()
    setText('')
    onWords('', false)
  }

  return (
    <form
      class="words"
      onSubmit={(event) => {
        event.preventDefault()
        onWords(cleanWords(text), true)
      }}
    >
      <label for={id}>{t('search_placeholder')}</label>
      <input
        id={id}
        aria-describedby={`${id}-hint`}
        type="search"
        value={text}
        ref={inputRef}
        autocomplete="off"
        spellcheck={false}
        onInput={handleInput}
        onCompositionEnd={(event) => onWords(cleanWords(event.currentTarget.value), false)}
        onKeyDown={handleKey}
      />
      <button type="submit" class="go">
        {t('results_submit')}
      </button>
      <p class="hint" id={`${id}-hint`}>
        {t('results_hint')}
      </p>
    </form>
  )
}
