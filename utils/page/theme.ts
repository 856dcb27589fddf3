export type Theme = 'light' | 'dark'

/** Whether the page is light or dark where an element stands: the first background that is painted behind it. */
export function readTheme(element: Element): Theme {
  const view = element.ownerDocument.defaultView
  if (view === null) return 'light'
  let behind = element.parentElement
  // Counted: a form's own parent can be shadowed by what it holds, and then leads back to it.
  for (let level = 0; behind !== null && level < deepest; level++, behind = behind.parentElement) {
    const luminance = luminanceOf(view.getComputedStyle(behind).backgroundColor)
    if (luminance !== undefined) return luminance < darkBelow ? 'dark' : 'light'
  }
  // Nothing painted: the canvas, which is dark only for a page that declares the scheme and a person who asked for it.
  const { colorScheme } = view.getComputedStyle(element.ownerDocument.documentElement)
  const prefersDark = view.matchMedia('(prefers-color-scheme: dark)').matches
  return colorScheme.includes('dark') && (prefersDark || !colorScheme.includes('light')) ? 'dark' : 'light'
}

/** Attributes by which sites switch between light and dark. */
export const themeAttributes = ['class', 'style', 'dark', 'theme', 'data-theme', 'data-color-mode'] as const

/** Calls back when the page as a whole may have switched between light and dark; gives what ends that. */
export function followTheme(document: Document, onChange: () => void): () => void {
  const observer = new MutationObserver(onChange)
  for (const element of [document.documentElement, document.body]) {
    if (element !== null) observer.observe(element, { attributes: true, attributeFilter: [...themeAttributes] })
  }
  const dark = document.defaultView?.matchMedia('(prefers-color-scheme: dark)')
  dark?.addEventListener('change', onChange)
  return () => {
    observer.disconnect()
    dark?.removeEventListener('change', onChange)
  }
}

const deepest = 500
const darkBelow = 0.4

/** Relative brightness of a computed colour, 0 to 1; undefined when it lets what is behind it show. */
function luminanceOf(color: string): number | undefined {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return undefined
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
}
