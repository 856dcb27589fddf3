import type { Place, Problem } from '../problem'

/** A remark that GitHub shows at a line of a change, or above it. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  /** Its file is named from the top of the repository. */
  readonly place?: Place
}

/**
 * A line of output that GitHub makes a remark of:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function writeAnnotation({ level, title, message, place }: Annotation): string {
  const properties = { ...(place && { file: place.file, line: place.line, col: place.column }), title }
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${level} ${written.join(',')}::${escapeData(message)}`
}

export function annotationOf({ severity, code, message, ...place }: Problem): Annotation {
  return { level: severity, title: code, message, place }
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
