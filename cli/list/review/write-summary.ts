/** A part of a summary: a heading, and lines of which some hold words that anybody may have written. */
export interface Section {
  readonly title: string
  readonly lines: readonly string[]
}

/** For a terminal. */
export function writePlain(sections: readonly Section[]): string {
  return sections.map(({ title, lines }) => [title, ...lines.map(onOneLine)].join('\n')).join('\n\n')
}

/** For a page: nothing in the lines is taken for markup. */
export function writeMarkdown(sections: readonly Section[]): string {
  return sections.map(({ title, lines }) => `### ${title}\n\n${fence(shorten(lines.map(onOneLine)))}\n`).join('\n')
}

/** GitHub takes 1 MiB; a Chinese character is three bytes. */
const longestSection = 100_000

function shorten(lines: readonly string[]): string {
  let length = 0
  const fitting = lines.findIndex((line) => (length += line.length + 1) > longestSection)
  if (fitting === -1) return lines.join('\n')
  return [...lines.slice(0, fitting), `……还有 ${lines.length - fitting} 行`].join('\n')
}

/** No text can end a fence that is longer than any in it. */
function fence(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const mark = '`'.repeat(longest + 1)
  return `${mark}text\n${text}\n${mark}`
}

/** A line of its own could be read as a command by what runs this. */
function onOneLine(line: string): string {
  return line.replaceAll(/\s*[\r\n]+\s*/g, ' ⏎ ')
}
