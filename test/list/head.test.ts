import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SigningKey } from '../../cli/list/signing-key'
import { encodeEnvelope, encodeHead } from '../../utils/list/encode-head'
import { fetchEnvelope } from '../../utils/list/fetch-envelope'
import { headLimit, type ListHead, parseEnvelope, readUnsigned, verifyEnvelope } from '../../utils/list/head'
import { bytesOf, serve } from './list-files'
import { newKey } from './publishing'

const digest = 'a'.repeat(64)
const head: ListHead = {
  format: 1,
  list: { id: 'test', name: '测试名录' },
  sequence: 7,
  issued: '2026-11-21T08:00:00Z',
  expires: '2026-12-21T08:00:00Z',
  count: 3,
  manifest: { digest, bytes: 500 },
  deltas: [{ from: 6, digest, bytes: 100 }],
}

let key: SigningKey
let other: SigningKey

beforeAll(async () => {
  key = await newKey()
  other = await newKey()
})

function signed(payload: Uint8Array, ...keys: readonly SigningKey[]) {
  return encodeEnvelope(
    payload,
    keys.map(({ sign }) => sign(payload)),
  )
}

describe('a signed head', () => {
  it('is believed when the key signed it', async () => {
    const verified = await verifyEnvelope(parseEnvelope(signed(encodeHead(head), key)), [key.publicKey])
    expect(verified).toEqual({ head, signedBy: [key.publicKey.fingerprint] })
  })

  it('is believed when one of several signed it, and says which did', async () => {
    const keys = [other.publicKey, key.publicKey]
    const both = await verifyEnvelope(parseEnvelope(signed(encodeHead(head), key, other)), keys)
    expect(both.signedBy).toEqual(keys.map(({ fingerprint }) => fingerprint))
    const one = await verifyEnvelope(parseEnvelope(signed(encodeHead(head), key)), keys)
    expect(one.signedBy).toEqual([key.publicKey.fingerprint])
  })

  it.each([
    ['is absent', undefined],
    ['is that of another key', '0123456789abcdef'],
    ['is empty', ''],
  ])('is believed when the hint at its key %s', async (_, keyId) => {
    const payload = encodeHead(head)
    const bytes = encodeEnvelope(payload, [{ keyId, bytes: key.sign(payload).bytes }])
    expect(await verifyEnvelope(parseEnvelope(bytes), [key.publicKey])).toMatchObject({ head })
  })

  it('is not believed when another key signed it, whatever it says of itself', async () => {
    const payload = encodeHead(head)
    const posing = encodeEnvelope(payload, [{ ...other.sign(payload), keyId: key.sign(payload).keyId }])
    const nobody = encodeEnvelope(payload, [])
    for (const bytes of [signed(payload, other), posing, nobody]) {
      // oxlint-disable-next-line no-await-in-loop -- three of them
      await expect(verifyEnvelope(parseEnvelope(bytes), [key.publicKey])).rejects.toMatchObject({ kind: 'unsigned' })
    }
    await expect(verifyEnvelope(parseEnvelope(signed(payload, key)), [])).rejects.toMatchObject({ kind: 'unsigned' })
  })

  it('is not believed with any one bit changed, in what is signed or in the signature', async () => {
    const payload = encodeHead(head)
    const { keyId, bytes } = key.sign(payload)
    await fc.assert(
      fc.asyncProperty(fc.nat(payload.length + bytes.length - 1), fc.nat(7), async (at, bit) => {
        const all = new Uint8Array([...payload, ...bytes])
        all[at] = (all[at] ?? 0) ^ (1 << bit)
        const envelope = {
          payload: all.slice(0, payload.length),
          signatures: [{ keyId, bytes: all.slice(payload.length) }],
        }
        await expect(verifyEnvelope(envelope, [key.publicKey])).rejects.toMatchObject({ kind: 'unsigned' })
      }),
      { numRuns: 60 },
    )
  })

  it('that is no head is refused for all its signatures', async () => {
    const envelope = parseEnvelope(signed(bytesOf('{"format":1}'), key))
    await expect(verifyEnvelope(envelope, [key.publicKey])).rejects.toMatchObject({ kind: 'malformed' })
  })
})

describe('head.json is refused', () => {
  const good = JSON.parse(new TextDecoder().decode(encodeEnvelope(encodeHead(head), [])))

  it.each([
    ['when it is a page', 'html', '\n<!doctype html>'],
    ['when it is a long page', 'html', `<html>${'x'.repeat(5000)}`],
    ['when it is not JSON', 'malformed', '{"payload":'],
    ['when it is empty', 'malformed', ''],
    ['without a payload', 'malformed', JSON.stringify({ ...good, payload: '' })],
    ['when its payload is not base64', 'malformed', JSON.stringify({ ...good, payload: '{}' })],
    ['when its payload is of another type', 'malformed', JSON.stringify({ ...good, payloadType: 'application/json' })],
    ['when its signatures are none', 'malformed', JSON.stringify({ ...good, signatures: [{ sig: '我' }] })],
    ['when it is larger than 1 KB', 'too-large', JSON.stringify({ ...good, more: 'x'.repeat(1024) })],
  ])('%s: %s', async (_, kind, text) => {
    const fetching = fetchEnvelope(serve(new Map([['head.json', bytesOf(text)]])))
    await expect(fetching).rejects.toMatchObject({ name: 'ListError', kind, file: 'head.json' })
  })

  it('at one byte more than it may have, not before', () => {
    const full = JSON.stringify(good).padEnd(headLimit)
    expect(readUnsigned(parseEnvelope(bytesOf(full)))).toEqual(head)
    expect(() => parseEnvelope(bytesOf(`${full} `))).toThrow('larger than 1024')
  })

  it('before an endless one has filled anything', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 100
        controller.enqueue(new Uint8Array(100).fill(0x20))
      },
    })
    await expect(fetchEnvelope(() => Promise.resolve(endless))).rejects.toMatchObject({ kind: 'too-large' })
    expect(sent).toBeLessThan(2000)
  })
})

describe('a head is refused', () => {
  const delta = { from: 6, digest, bytes: 100 }
  it.each([
    ['of another format', { format: 2 }],
    ['with a list id that is a path', { list: { id: '../x', name: '名' } }],
    ['without a name', { list: { id: 'test', name: ' ' } }],
    ['with a sequence below zero', { sequence: -1 }],
    ['with a sequence that no number holds', { sequence: 2 ** 60 }],
    ['issued on a day that does not exist', { issued: '2026-02-30T00:00:00Z' }],
    ['issued at a time of another place', { issued: '2026-11-21T08:00:00+08:00' }],
    ['that expires before it is issued', { expires: '2026-11-21T07:59:59Z' }],
    ['with more records than a list may have', { count: 10_000_001 }],
    ['with a digest that is a path', { manifest: { digest: '../../etc/passwd', bytes: 1 } }],
    ['with a digest in capitals', { manifest: { digest: 'A'.repeat(64), bytes: 1 } }],
    ['with an empty manifest', { manifest: { digest, bytes: 0 } }],
    ['with five deltas', { deltas: Array.from({ length: 5 }, () => delta) }],
    ['with a delta from itself', { deltas: [{ ...delta, from: 7 }] }],
    ['that may shrink, but will not', { mayShrink: false }],
  ])('%s', (_, change) => {
    const payload = bytesOf(JSON.stringify({ ...head, ...change }))
    expect(() => readUnsigned({ payload, signatures: [] })).toThrow(expect.objectContaining({ kind: 'malformed' }))
  })

  it('not for a field of a later edition', () => {
    const payload = bytesOf(JSON.stringify({ ...head, mayShrink: true, mood: 'good' }))
    expect(readUnsigned({ payload, signatures: [] })).toStrictEqual({ ...head, mayShrink: true })
  })
})
