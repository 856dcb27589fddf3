/* oxlint-disable no-underscore-dangle -- that is what fake-indexeddb calls its own */
import { vi } from 'vitest'

/** A request to fake-indexeddb, about to be made. */
export interface DatabaseRequest {
  readonly store: string
  readonly kind: 'put' | 'delete' | 'read'
  readonly transaction: FakeTransaction
}

/**
 * What becomes of a request: it fails and takes its transaction down with it, its transaction fails at its end, or
 * nobody ever hears of it.
 */
export type Fault = { readonly at: 'request' | 'commit'; readonly error: string } | 'silence'

/** Looks at every request that is made of any database from now on, until all mocks are restored. */
export function interceptRequests(look: (request: DatabaseRequest) => Fault | undefined): void {
  const doomed = new Map<object, string>()
  let kind: DatabaseRequest['kind'] = 'read'
  for (const write of ['put', 'delete'] as const) {
    const original: (...values: never[]) => IDBRequest = IDBObjectStore.prototype[write]
    vi.spyOn(IDBObjectStore.prototype, write).mockImplementation(function writing(
      this: IDBObjectStore,
      ...values: unknown[]
    ) {
      kind = write
      try {
        return Reflect.apply(original, this, values)
      } finally {
        kind = 'read'
      }
    })
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fake-indexeddb's own, which has no types
  const prototype = IDBTransaction.prototype as unknown as FakeTransaction
  const { _execRequestAsync: exec, _start: start } = prototype
  vi.spyOn(prototype, '_execRequestAsync').mockImplementation(function request(this: FakeTransaction, asked) {
    const own = kind
    // What is asked while it is looked at is another request.
    kind = 'read'
    const fault = look({ store: asked.source.name, kind: own, transaction: this })
    if (fault === 'silence') return new IDBRequest()
    if (fault?.at === 'commit') doomed.set(this, fault.error)
    const operation =
      fault?.at === 'request'
        ? () => {
            throw new DOMException('on purpose', fault.error)
          }
        : asked.operation
    return exec.call(this, { ...asked, operation })
  })
  vi.spyOn(prototype, '_start').mockImplementation(function next(this: FakeTransaction) {
    if (frozen.has(this)) return
    const error = doomed.get(this)
    if (error !== undefined && this._requests.length === 0 && this._state !== 'finished') return this._abort(error)
    return start.call(this)
  })
}

/** Transactions that nothing more happens in: they are not even committed. A step may be on its way already. */
const frozen = new WeakSet<object>()

/**
 * The worker is killed at the n-th request (from 1) of its database: what had not been committed is rolled back,
 * nothing it asks for from then on happens, and nothing opens for it any more.
 */
export function killAt(n: number) {
  const open = new Set<FakeTransaction>()
  let requests = 0
  let die = () => {}
  const killed = new Promise<'killed'>((resolve) => {
    die = () => resolve('killed')
  })
  interceptRequests(({ transaction }) => {
    open.add(transaction)
    requests += 1
    if (requests < n) return undefined
    if (requests === n) {
      // What is asked in the same breath goes unheard too; what was asked before is not begun any more.
      for (const one of open) frozen.add(one)
      setImmediate(() => {
        transaction.db.close()
        for (const one of open) takeBack(one)
        die()
      })
    }
    frozen.add(transaction)
    return 'silence'
  })
  return {
    killed,
    /** To open its databases by. */
    open: <Database>(opening: () => Promise<Database>): Promise<Database> =>
      requests >= n ? new Promise(() => {}) : opening(),
  }
}

/** Takes back what a transaction did. Nobody hears of it. */
function takeBack(transaction: FakeTransaction): void {
  if (transaction._state === 'finished') return
  for (const { request } of transaction._requests) request.dispatchEvent = () => true
  transaction.dispatchEvent = () => true
  transaction.abort()
}

/** The parts of fake-indexeddb that every request goes through. */
interface FakeTransaction extends IDBTransaction {
  readonly _requests: readonly { readonly request: IDBRequest }[]
  readonly _state: string
  _execRequestAsync(request: { readonly source: IDBObjectStore; readonly operation: () => unknown }): IDBRequest
  _start(): void
  _abort(error: string): void
}
