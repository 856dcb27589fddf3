import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firefox } from '../../cli/browser/firefox'
import { waitFor } from '../../cli/browser/wait-for'
import { type ListHost, openListHost } from '../support/list-host'
import { openTestFirefox } from '../support/open-browser'
import { createPublisher, type Publisher } from '../support/publisher'
import { closure } from '../support/records'

const hourMs = 3_600_000
const many = Array.from({ length: 20 }, (_, index) => closure({ name: `某县发布${index}` }))

let firefox: Firefox
let publisher: Publisher
let host: ListHost

beforeAll(async () => {
  firefox = await openTestFirefox()
  publisher = await createPublisher()
  host = await openListHost(publisher)
})

afterAll(async () => {
  await firefox.close()
  await host.close()
})

function press(options: Page, label: string): Promise<true> {
  return waitFor(`the button ${label}`, () => options.evaluate(pressButton, label))
}

function textOf(options: Page, words: string): Promise<true> {
  return waitFor(words, () =>
    options.evaluate((wanted) => (document.body.textContent.includes(wanted) ? true : undefined), words),
  )
}

test('in Firefox a list is followed, brought up to date and removed', async () => {
  const issued = Math.floor(Date.now() / 1000) * 1000 - 10 * hourMs
  await publisher.publish(many, { issued })
  const options = await firefox.openExtensionPage('options.html')
  const link = `${host.address}#yibu-key=${publisher.publicKey.replaceAll(/-----.*?-----|\s/g, '')}`
  await waitFor('the form', () => options.evaluate(fillAddress, link))
  await press(options, '查看这份名录')
  await press(options, '添加这份名录')
  await textOf(options, '已添加“测试名录”。已取得第 1 期，共 20 条记录。')

  await publisher.publish([...many, closure({ name: '新号' })], { issued: issued + hourMs })
  await press(options, '立即更新')
  await textOf(options, '已更新到第 2 期：新增 1 条、修改 0 条、撤销 0 条。')
  await press(options, '立即更新')
  await textOf(options, '已是最新（核对于')

  host.answerWith({ status: 404, type: 'text/plain', body: '' })
  await press(options, '立即更新')
  await textOf(options, '答复代码 404')

  await press(options, '移除')
  await press(options, '确定移除')
  await textOf(options, '已移除“测试名录”。')
  expect(await options.evaluate(() => document.querySelectorAll('article').length)).toBe(1)
})

/** Runs in the page. Undefined while there is no such button, or it cannot be pressed. */
function pressButton(label: string): true | undefined {
  const button = [...document.querySelectorAll('button')].find(
    ({ textContent, ariaDisabled }) => textContent === label && ariaDisabled !== 'true',
  )
  if (button === undefined || !button.checkVisibility()) return undefined
  button.click()
  return true
}

/** Runs in the page. Undefined while there is no form. */
function fillAddress(link: string): true | undefined {
  const box = document.querySelector<HTMLInputElement>('input[name=address]')
  if (box === null) return undefined
  box.value = link
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return true
}
