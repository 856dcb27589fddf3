import type { ComponentChildren } from 'preact'
import { safeHref } from '../../utils/markup/safe-href'

interface SafeLinkProps {
  readonly href: string | undefined
  readonly class?: string
  readonly lang?: string
  /** What it does, where its text alone does not say it. */
  readonly 'aria-label'?: string
  readonly children: ComponentChildren
}

/** A link that opens beside the page; plain text when the address is not one to follow. */
export function SafeLink({ href, children, ...attributes }: SafeLinkProps) {
  const safe = safeHref(href)
  if (!safe) return <span lang={attributes.lang}>{children}</span>
  return (
    <a {...attributes} href={safe} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}
