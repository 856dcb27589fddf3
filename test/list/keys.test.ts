import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parsePublicKey, writeFingerprint } from '../../utils/list/keys'

/** The example of RFC 8410, 10.1. Its fingerprint: `openssl pkey -pubin -outform DER | sha256sum`. */
const base64 = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE='
const pem = `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`
const fingerprint = 'a1e9156054e04fac899ae9f275132cdc07a5dbc4ea2c2ad3a1ffc6e0d253681f'

const ed25519 = generateKeyPairSync('ed25519')
const ed448 = generateKeyPairSync('ed448')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })

function der(key: KeyObject): string {
  return key.export({ format: 'der', type: key.type === 'private' ? 'pkcs8' : 'spki' }).toString('base64')
}

function pemOf(key: KeyObject): string {
  return String(key.export({ format: 'pem', type: key.type === 'private' ? 'pkcs8' : 'spki' }))
}

describe('a public key', () => {
  it.each([
    ['in PEM', pem],
    ['in PEM with the line ends of Windows', pem.replaceAll('\n', '\r\n')],
    ['in PEM among other words', `公钥：\n${pem}请核对指纹。`],
    ['in base64 alone', base64],
    ['in base64 with white space around', `  ${base64}\n`],
    ['in base64 for addresses, without its end', base64.replaceAll('+', '-').replaceAll('/', '_').replace('=', '')],
  ])('is read %s', async (_, text) => {
    expect(await parsePublicKey(text)).toMatchObject({ fingerprint, spki: { length: 44 } })
  })

  it.each([
    ['a private key in PEM', 'private', pemOf(ed25519.privateKey)],
    ['a private key in base64', 'private', der(ed25519.privateKey)],
    ['a private RSA key in base64', 'private', der(rsa.privateKey)],
    ['a private key of OpenSSH', 'private', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl'],
    ['an Ed448 key', 'not-ed25519', pemOf(ed448.publicKey)],
    ['an RSA key', 'not-ed25519', der(rsa.publicKey)],
    ['nothing', 'unreadable', ''],
    ['words', 'unreadable', '我的公钥'],
    ['a fingerprint', 'unreadable', fingerprint],
    ['a key that breaks off', 'not-ed25519', base64.slice(0, 40)],
    ['an address', 'unreadable', 'https://example.cn/list/'],
  ])('is not %s: %s', async (_, keyProblem, text) => {
    await expect(parsePublicKey(text)).rejects.toMatchObject({ name: 'ListError', kind: 'bad-key', keyProblem })
  })

  it('never has its private half repeated in an error', async () => {
    const secret = der(ed25519.privateKey)
    await expect(parsePublicKey(secret)).rejects.not.toThrow(secret.slice(-20))
  })

  it('has a fingerprint that people can compare', () => {
    expect(writeFingerprint('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef 0123 4567 89ab cdef')
  })
})
