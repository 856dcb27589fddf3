import type { ComponentChildren } from 'preact'

/** One fact of a `<dl>`. */
export function Row({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
