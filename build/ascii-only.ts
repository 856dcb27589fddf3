import type { Plugin } from 'vite'

/**
 * Vite plugin: writes every character beyond ASCII as an escape. One such character makes V8 keep and read the whole
 * script at two bytes a character, in every tab. For scripts whose texts stand in literals, as a minifier leaves them.
 */
export function asciiOnly(): Plugin {
  return {
    name: 'yibu:ascii-only',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replaceAll(/\P{ASCII}/gu, escape)
      }
    },
  }
}

/** A pair of escapes stands for a character beyond the BMP, in texts and in patterns alike. */
function escape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
