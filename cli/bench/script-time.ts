/** An event of Chromium's trace format, of which only complete ones (`ph: 'X'`) have a length. Times in microseconds. */
export interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  /** What the thread itself ran within `dur`; not there on machines without a clock for it. */
  readonly tdur?: number
  readonly args?: { readonly data?: { readonly url?: unknown }; readonly fileName?: unknown }
}

/** What has to be traced for `scriptTimeMs`. */
export const traceCategories = ['devtools.timeline', 'v8.execute'] as const

/**
 * The main-thread time an extension's content script took of the page at an address, in milliseconds: every evaluation and call of
 * a function from `chrome-extension://`, with all that happens inside it (compiling, layout it forces), and what runs
 * after an answer of the extension's worker.
 *
 * The events nest (an EvaluateScript holds its v8.compile, a FunctionCall holds others), so only the outermost count.
 * A RunMicrotasks that stands by itself does not say whose it is: before the extension's first script, or with a
 * function of the page in it, it is taken to be the page's, else the extension's.
 *
 * Time is the thread's own (`tdur`), as other programs on the machine otherwise count as well.
 */
export function scriptTimeMs(events: readonly TraceEvent[], page: string): number {
  return scriptPiecesMs(events, page).reduce((total, piece) => total + piece, 0)
}

/** The same by pieces: what the script ran at one go, each in milliseconds. */
export function scriptPiecesMs(events: readonly TraceEvent[], page: string): readonly number[] {
  const commit = events.find((event) => event.name === 'CommitLoad' && addressOf(event) === page)
  if (commit === undefined) throw new Error(`the trace does not tell of ${page}`)
  const script = events
    .filter(
      ({ pid, tid, ph, name }) => pid === commit.pid && tid === commit.tid && ph === 'X' && scriptEvents.has(name),
    )
    .toSorted((a, b) => a.ts - b.ts || endOf(b) - endOf(a))
  const firstOwn = script.find((event) => addressOf(event).startsWith('chrome-extension:'))
  if (firstOwn === undefined) return []
  const pieces: number[] = []
  let end = firstOwn.ts
  for (const event of script) {
    if (event.ts < end || !isOfExtension(event, script)) continue
    end = endOf(event)
    pieces.push((event.tdur ?? event.dur ?? 0) / 1000)
  }
  return pieces
}

const scriptEvents: ReadonlySet<string> = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'v8.compile',
  'v8.evaluateModule',
])

function isOfExtension(event: TraceEvent, script: readonly TraceEvent[]): boolean {
  if (event.name !== 'RunMicrotasks') return addressOf(event).startsWith('chrome-extension:')
  const isInside = ({ ts }: TraceEvent) => ts >= event.ts && ts < endOf(event)
  const isWithinScript = script.some(
    (other) => other.name !== 'RunMicrotasks' && other.ts <= event.ts && endOf(other) >= endOf(event),
  )
  const hasPageFunction = script.some((other) => isInside(other) && /^https?:/.test(addressOf(other)))
  return !isWithinScript && !hasPageFunction
}

function addressOf({ args }: TraceEvent): string {
  const address = args?.data?.url ?? args?.fileName
  return typeof address === 'string' ? address : ''
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur
}
