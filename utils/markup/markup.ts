/** Rendered content as data, which can go from one context to another: a text, or an element. */
export type Markup = string | ElementMarkup

export interface ElementMarkup {
  readonly tag: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly Markup[]
}
