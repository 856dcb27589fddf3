import type { BannerText } from '../messages'

/** What stands in the banner's container, white space squeezed; null when that is nothing, or is not in the page. */
export function readBanner(container: HTMLElement | undefined): BannerText | null {
  if (!container?.isConnected) return null
  // The live region repeats the banner's first sentence for those who listen.
  const spoken = squeeze(container.querySelector('.announcement')?.textContent)
  // As laid out: what is folded up is not in it.
  const text = squeeze(squeeze(container.innerText).replace(spoken, ''))
  if (text === '') return null
  // Those in details that are folded up, too; not those of a note that was hidden.
  const links = [...container.querySelectorAll('a')]
    .filter((link) => link.closest('[hidden]') === null)
    .map((link) => ({ text: squeeze(link.textContent), href: link.href }))
  return { text, links }
}

function squeeze(text = ''): string {
  return text.replace(/\s+/g, ' ').trim()
}
