import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishedList } from '../../build/published-list'

const folder = mkdtempSync(join(tmpdir(), 'yibu-key-'))
const pem = String(generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }))
const base64 = pem.replace(/-----[^-]+-----|\s/g, '')
const file = join(folder, 'list.pub')

beforeAll(() => writeFileSync(file, pem))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the module says that the plugin gives in an environment. */
function read(environment: Record<string, string>): unknown {
  const { load } = publishedList(environment)
  if (typeof load !== 'function') throw new Error('the plugin loads nothing')
  const source = Reflect.apply(load, undefined, ['\0virtual:yibu/published-list'])
  return JSON.parse(String(source).replace('export default ', ''))
}

describe('where the list in the package is published', () => {
  test.each([
    ['nothing is said', {}, { addresses: [], publicKeys: [] }],
    [
      'a key stands in a file',
      { YIBU_LIST_URL: 'https://list.example.cn/yibu', YIBU_LIST_KEY: file },
      { addresses: ['https://list.example.cn/yibu/'], publicKeys: [base64] },
    ],
    [
      'there are mirrors, and keys in place',
      { YIBU_LIST_URL: 'https://a.cn/x/head.json, https://b.cn/', YIBU_LIST_KEY: `${base64},${pem}` },
      { addresses: ['https://a.cn/x/', 'https://b.cn/'], publicKeys: [base64, base64] },
    ],
  ])('when %s', (_, environment, expected) => {
    expect(read(environment)).toEqual(expected)
  })

  test.each([
    ['only an address', { YIBU_LIST_URL: 'https://a.cn/' }, 'belong together'],
    ['only a key', { YIBU_LIST_KEY: base64 }, 'belong together'],
    ['what is no address', { YIBU_LIST_URL: 'a.cn', YIBU_LIST_KEY: base64 }, 'a.cn is not the address'],
    ['what is no key', { YIBU_LIST_URL: 'https://a.cn/', YIBU_LIST_KEY: 'no-such-file' }, 'neither an Ed25519'],
    [
      'a key of another kind',
      {
        YIBU_LIST_URL: 'https://a.cn/',
        YIBU_LIST_KEY: String(generateKeyPairSync('x25519').publicKey.export({ format: 'pem', type: 'spki' })),
      },
      'neither an Ed25519',
    ],
  ])('%s fails the build', (_, environment, message) => {
    expect(() => read(environment)).toThrow(message)
  })
})
