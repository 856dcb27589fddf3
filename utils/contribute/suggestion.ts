import { createSourceKeys, findUnfit, toSourceRecord, type Unfit, writeRecord, writeSource } from './source-record'
import type { Closure } from '../model/closure'

/** A record written out for whoever keeps a list. */
export interface Suggestion {
  readonly title: string
  /** All that is sent. */
  readonly body: string
  /** What a list's check would refuse it for as it is. */
  readonly unfit: Unfit | undefined
}

/** What is said around the record, in the person's language. */
export interface SuggestionWords {
  readonly title: string
  readonly greeting: string
  /** In place of the file's name, where the record does not say which province's it is. */
  readonly fileUnknown: string
}

/** A record as a letter: its lines for closures/<province>.yaml and its sources for sources.yaml. `today`: `2026-11-21`. */
export function writeSuggestion(closure: Closure, words: SuggestionWords, today: string): Suggestion {
  const record = toSourceRecord(closure)
  const keyOf = createSourceKeys()
  const { sources } = record.closure
  const keys = [...new Set(sources.map(keyOf))]
  const written = [...new Set(sources.map((source) => writeSource(keyOf(source), source)))]
  const parts = [
    words.greeting,
    record.place?.file ?? words.fileUnknown,
    fence(writeRecord(record, keys)),
    'sources.yaml',
    fence(written.join('\n')),
  ]
  return { title: words.title, body: parts.join('\n\n'), unfit: findUnfit(record, today) }
}

/** As Markdown shows text as it stands; nothing in a YAML line of ours begins with what ends it. */
function fence(yaml: string): string {
  return `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``
}
