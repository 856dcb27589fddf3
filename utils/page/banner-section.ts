import type { BannerStanding } from './banner-host'
import { handleCopyPress } from './copy-press'
import { buildMarkup } from '../markup/build-markup'
import type { RenderedBanner } from '../messages'
import { type PageHideScope, pageHideScopes } from '../model/hiding'

export interface BannerSection {
  /** Shows a rendered banner, or, when the person has just chosen to hide it, the line with the way back. */
  draw(rendered: RenderedBanner, hidden: PageHideScope | undefined, standing: BannerStanding): void
}

interface BannerSectionOptions {
  readonly container: HTMLElement
  onHide(scope: PageHideScope): void
  onUndo(): void
  /** The person wants to write down what the note tells. */
  onRecord(): void
  /** Gives whether it was done. */
  onPin(isOn: boolean): Promise<boolean>
}

/** What `components/banner` renders, made live: the menu, the line in the note's place, keys, focus, what is said aloud. */
export function createBannerSection(options: BannerSectionOptions): BannerSection {
  const { container, onHide, onUndo, onRecord, onPin } = options
  let drawn: RenderedBanner | undefined
  let hidden: PageHideScope | undefined
  let isMenuOpen = false
  let announced = ''
  /** What is said once the next content stands. */
  let afterword = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const find = (selector: string) => container.querySelector<HTMLElement>(selector)

  function draw(rendered: RenderedBanner, nextHidden: PageHideScope | undefined, standing: BannerStanding) {
    // Each time: `document.open()` takes every listener away.
    container.addEventListener('click', handlePress)
    container.addEventListener('keydown', handleKey)
    const isTurned = drawn !== undefined && nextHidden !== hidden
    const isNews = JSON.stringify(drawn?.markup) !== JSON.stringify(rendered.markup)
    drawn = rendered
    hidden = nextHidden
    if (isTurned) isMenuOpen = false
    if (isNews) replaceContent(container, rendered, update)
    else update()
    find('.yibu')?.setAttribute('data-theme', standing.theme)
    find('.yibu')?.setAttribute('data-docked', String(standing.docked))
    // The button with the focus went away when the note was hidden, and again when it was brought back.
    if (isTurned) find(hidden === undefined ? '.hide' : '.undo')?.focus()
    announce(hidden === undefined ? rendered.summary : lineOf(hidden))
    if (!isNews || afterword === '') return
    say(afterword)
    afterword = ''
  }

  function update() {
    const isHidden = hidden !== undefined
    for (const selector of ['.icon', '.body', '.hide']) find(selector)?.toggleAttribute('hidden', isHidden)
    for (const selector of ['.line', '.undo']) find(selector)?.toggleAttribute('hidden', !isHidden)
    find('.scopes')?.toggleAttribute('hidden', isHidden || !isMenuOpen)
    find('.hide')?.setAttribute('aria-expanded', String(isMenuOpen))
    find('.line')?.replaceChildren(hidden === undefined ? '' : lineOf(hidden))
  }

  function lineOf(scope: PageHideScope): string {
    return find(`[data-hide=${scope}]`)?.dataset['line'] ?? ''
  }

  /** Says a text once to those who listen. A live region speaks of what changes in it: not of what it came with. */
  function announce(text: string) {
    if (text === announced) return
    announced = text
    clearTimeout(timer)
    timer = setTimeout(() => {
      say(text)
      // Gone again once it has been heard, so that nobody reads it twice.
      timer = setTimeout(say, heardMs, '')
    }, sayAfterMs)
  }

  function say(text: string) {
    find('.announcement')?.replaceChildren(text)
  }

  function openMenu(isOpen: boolean) {
    isMenuOpen = isOpen
    update()
  }

  function handlePress(event: Event) {
    handleCopyPress(event)
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null
    const scope = pageHideScopes.find((one) => one === button?.dataset['hide'])
    if (scope !== undefined) onHide(scope)
    else if (button?.matches('.undo')) onUndo()
    else if (button?.matches('.record')) onRecord()
    else if (button?.matches('.hide')) openMenu(!isMenuOpen)
    else if (button?.dataset['pin'] !== undefined) void pin(button)
  }

  async function pin(button: HTMLElement) {
    const { pin: wanted, said = '', full = '' } = button.dataset
    // What was done is seen in the banner that comes of it, and said then.
    afterword = said
    if (await onPin(wanted === 'on')) return
    afterword = ''
    button.textContent = full
    say(full)
  }

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || hidden !== undefined) return
    event.preventDefault()
    if (!isMenuOpen) return onHide('once')
    openMenu(false)
    find('.hide')?.focus()
  }

  return { draw }
}

const sayAfterMs = 100
const heardMs = 5000

/** Puts new content in the old one's place; what was unfolded and what had the focus is so again. */
function replaceContent(container: HTMLElement, { markup }: RenderedBanner, update: () => void): void {
  const controls = () => [...container.querySelectorAll<HTMLElement>('a, button, summary')]
  const folds = () => [...container.querySelectorAll('details')]
  const focused = controls().findIndex((control) => control.matches(':focus'))
  const wereOpen = folds().map(({ open }) => open)
  container.replaceChildren(...markup.map((one) => buildMarkup(container.ownerDocument, one)))
  folds().forEach((fold, index) => {
    fold.open = wereOpen[index] ?? false
  })
  update()
  controls()[focused]?.focus()
}
