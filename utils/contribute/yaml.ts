/** A text as YAML: plain where every reader takes it for a text, else in double quotes. */
export function writeScalar(text: string): string {
  return plain.test(text) && !words.test(text) ? text : quote(text)
}

/** In double quotes, with all that cannot be seen written as an escape. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll(invisible, (character) => {
    const code = character.codePointAt(0) ?? 0
    const digits = code.toString(16)
    return code > 0xff_ff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`
  })
}

/** `[甲, "a: b"]` */
export function writeFlowList(texts: readonly string[], write = writeScalar): string {
  return `[${texts.map(write).join(', ')}]`
}

/** Letters first, and no mark that could mean anything to YAML, in brackets or out of them. */
const plain =
  /^[\p{Script=Han}A-Za-z][\p{Script=Han}\p{L}\p{N}“”‘’《》（）、，。！？：；·./-]*(?: [\p{Script=Han}\p{L}\p{N}“”‘’《》（）、，。！？：；·]+)*$/u

/** What some readers take for something else. */
const words = /^(?:true|false|null|yes|no|on|off|y|n)$/i

/** Controls, format characters, unassigned ones: all but the joiner that holds an emoji together. */
const invisible = /(?!\u200D)[\p{C}\u2028\u2029]/gu
