import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeBase64, encodeBase64 } from '../../utils/list/base64'
import { digestOf } from '../../utils/list/digest'
import { parseEnvelope, verifyEnvelope } from '../../utils/list/head'
import { parsePublicKey } from '../../utils/list/keys'
import { parseManifest } from '../../utils/list/manifest'
import { bytesOf, closureOf } from './list-files'
import { day, newKey, open, publishTo } from './publishing'

const document = readFileSync('docs/list-format.md', 'utf8')

/** The blocks of code of one language, in their order. */
function blocks(language: string): readonly string[] {
  return [...document.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(([, text = '']) => text)
}

const [headText = '', payload = '', manifest = '', delta = ''] = blocks('json')
const [pem = ''] = blocks('pem')
const [recipe = ''] = blocks('sh')

/** Runs the recipe as a reader would, with nothing at hand but what it says. */
function check(head: Uint8Array | string, key: string) {
  const folder = mkdtempSync(join(tmpdir(), 'yibu-recipe-'))
  try {
    writeFileSync(join(folder, 'head.json'), head)
    writeFileSync(join(folder, 'key.pem'), key)
    const { status, stdout } = spawnSync('sh', ['-c', recipe], { cwd: folder, encoding: 'utf8' })
    return { status, stdout }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function pemOf(spki: Uint8Array): string {
  return `-----BEGIN PUBLIC KEY-----\n${encodeBase64(spki)}\n-----END PUBLIC KEY-----\n`
}

/** The same envelope with one byte of its payload another. */
function forge(head: string, at: number): string {
  return head.replace(/("payload":")([^"]*)/, (_, start: string, base64: string) => {
    const bytes = decodeBase64(base64) ?? new Uint8Array()
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return start + encodeBase64(bytes)
  })
}

describe('the recipe for openssl in docs/list-format.md', () => {
  it('uses no tools but those that are everywhere', () => {
    const commands = recipe.match(/(?:^|[|({]\s*)([a-z]\w*)(?= )/gm)?.map((text) => text.replace(/^[|({]\s*/, ''))
    expect(new Set(commands)).toEqual(new Set(['openssl', 'sed', 'base64', 'printf', 'wc']))
  })

  it('verifies the head in the document, and no forged one', () => {
    expect(check(headText, pem)).toEqual({ status: 0, stdout: 'Signature Verified Successfully\n' })
    for (const at of [0, 40, payload.length - 10]) expect(check(forge(headText, at), pem).status).not.toBe(0)
  })

  it('verifies a head just published, by each of the keys that signed it', async () => {
    const keys = await Promise.all([newKey(), newKey()])
    const many = Array.from({ length: 100 }, (_, index) => closureOf(`账号${index}`))
    const first = await open(await publishTo(undefined, many, { keys }))
    const { headBytes } = await publishTo(first, many.slice(1), { keys, issued: day(2) })
    for (const { publicKey } of keys) {
      expect(check(headBytes, pemOf(publicKey.spki))).toMatchObject({ status: 0 })
      expect(check(forge(new TextDecoder().decode(headBytes), 100), pemOf(publicKey.spki)).status).not.toBe(0)
    }
    const stranger = await newKey()
    expect(check(headBytes, pemOf(stranger.publicKey.spki)).status).not.toBe(0)
  })
})

describe('the example in docs/list-format.md', () => {
  it('is what this code reads', async () => {
    const envelope = parseEnvelope(bytesOf(headText))
    const { head } = await verifyEnvelope(envelope, [await parsePublicKey(pem)])
    expect(new TextDecoder().decode(envelope.payload)).toBe(payload.trim())
    const named = { digest: await digestOf(bytesOf(manifest)), bytes: bytesOf(manifest).length }
    expect(head.manifest).toEqual(named)
    expect(parseManifest(bytesOf(manifest), 'manifest').list.count).toBe(head.count)
    expect(bytesOf(headText)).toHaveLength(703)
    const [first, ...changes] = delta.trim().split('\n')
    expect(JSON.parse(first ?? '')).toMatchObject({ from: head.deltas[0]?.from, to: head.sequence })
    expect(changes).toHaveLength(2)
  })
})
