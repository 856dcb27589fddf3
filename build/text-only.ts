import type { Plugin } from 'vite'

/**
 * Vite plugin: takes from Preact its one way of turning text into markup (`dangerouslySetInnerHTML` sets text then),
 * so that nothing from a page or a list can become an element, whatever a component does. Fails the build when Preact
 * no longer has it where it was.
 */
export function textOnly(): Plugin {
  return {
    name: 'yibu:text-only',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.m?js$/.test(id)) return undefined
      // Looked for in Preact's own code, to be taken out of it; nothing here sets it.
      const assignments = code.match(/\.innerHTML=/g) ?? []
      if (assignments.length !== 1) throw new Error(`preact sets innerHTML ${assignments.length} times, not once`)
      // The one that was found, gone.
      return { code: code.replace('.innerHTML=', '.textContent='), map: null }
    },
  }
}
