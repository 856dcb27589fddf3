/**
 * JSX without Preact behind it, for the background: it renders components to data, which takes no more than what they
 * return. Preact itself would be so much more to read at every start of the worker.
 */
export function jsx(type: unknown, props: object) {
  return { type, props }
}

export { jsx as jsxs }

export function Fragment({ children }: { readonly children?: unknown }) {
  return children
}
