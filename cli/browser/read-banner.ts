/**
 * What the banner in a page says and where it leads; null when none stands there. Runs in the page itself, so it must
 * not refer to anything outside.
 */
export function readBanner(): { text: string; links: { text: string; href: string }[] } | null {
  const region = document.querySelector('yibu-banner')?.shadowRoot?.querySelector('.yibu')
  if (!(region instanceof HTMLElement)) return null
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- only what is inside gets into the page
  const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()
  // The live region repeats the banner's first sentence for those who listen.
  const spoken = region.querySelector('.announcement')?.textContent ?? ''
  return {
    text: squeeze(region.innerText.replace(spoken, '')),
    links: [...region.querySelectorAll('a')].map((link) => ({ text: squeeze(link.textContent), href: link.href })),
  }
}
