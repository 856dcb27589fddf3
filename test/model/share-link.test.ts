import { describe, expect, test } from 'vitest'
import { parseAddHash, parseShareLink } from '../../utils/model/share-link'

const publicKey = 'MCowBQYDK2VwAyEAvkHlDrRGeyUzE/RxcgJ4rx5CwFKfdv4fCVldHN6RR4+='
const address = 'https://list.example.cn/yibu/'
const inAddresses = publicKey.replaceAll('+', '-').replaceAll('/', '_')

describe('a link to share a list', () => {
  test.each([
    ['with the key in base64', `${address}#yibu-key=${publicKey}`],
    ['with the key in base64url', `${address}#yibu-key=${inAddresses}`],
    ['with the key encoded', `${address}#yibu-key=${encodeURIComponent(publicKey)}`],
    ['with white space around it', ` ${address}#yibu-key=${publicKey}\n`],
  ])('%s is taken apart', (_, text) => {
    expect(parseShareLink(text)).toEqual({ address, publicKey })
  })

  test('that is broken gives what it holds', () => {
    expect(parseShareLink(`${address}#yibu-key=%`)).toEqual({ address, publicKey: '%' })
  })

  test.each(['', address, `${address}#elsewhere`])('is not %o', (text) => {
    expect(parseShareLink(text)).toBeUndefined()
  })
})

describe('what the options page is opened with', () => {
  test.each([
    ['both encoded', `#add=${encodeURIComponent(address)}&key=${encodeURIComponent(publicKey)}`],
    ['the key not encoded', `#add=${encodeURIComponent(address)}&key=${publicKey}`],
    ['the key in base64url', `#add=${encodeURIComponent(address)}&key=${inAddresses}`],
    ['a share link', `#add=${encodeURIComponent(`${address}#yibu-key=${publicKey}`)}`],
  ])('fills the form: %s', (_, hash) => {
    expect(parseAddHash(hash)).toEqual({ address, publicKey })
  })

  test('may lack the key', () => {
    expect(parseAddHash(`#add=${encodeURIComponent(address)}`)).toEqual({ address, publicKey: '' })
  })

  test('keeps a key in PEM as it is', () => {
    const pem = `-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----`
    expect(parseAddHash(`#add=x&key=${encodeURIComponent(pem)}`)?.publicKey).toBe(pem)
  })

  test.each(['', '#', '#lists', '#key=x'])('fills nothing: %o', (hash) => {
    expect(parseAddHash(hash)).toBeUndefined()
  })
})
