/* oxlint-disable no-underscore-dangle -- that is what fake-indexeddb calls its own */
import { vi } from 'vitest'

/** A request to fake-indexeddb, about to be made. */
export interface DatabaseRequest {
  readonly store: string
  readonly kind: 'put' | 'delete' | 'read'
  readonly transaction: IDBTransaction
}

/** What becomes of a request: it fails and takes its transaction down with it, or its transaction fails at its end. */
export type Fault = { readonly at: 'request' | 'commit'; readonly error: string }

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
    const fault = look({ store: asked.source.name, kind, transaction: this })
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
    const error = doomed.get(this)
    if (error !== undefined && this._requests.length === 0 && this._state !== 'finished') return this._abort(error)
    return start.call(this)
  })
}

/** The parts of fake-indexeddb that every request goes through. */
interface FakeTransaction extends IDBTransaction {
  readonly _requests: readonly unknown[]
  readonly _state: string
  _execRequestAsync(request: { readonly source: IDBObjectStore; readonly operation: () => unknown }): IDBRequest
  _start(): void
  _abort(error: string): void
}
