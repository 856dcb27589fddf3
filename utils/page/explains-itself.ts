import { attempt, readText } from '../platforms/dom'

/**
 * Whether a page says by itself why it shows no account: there is none, it wants to know that a person is there, or it
 * did not load. Such words make no verdict; they only keep the page from being taken for one that has changed.
 */
export function explainsItself(document: Document): boolean {
  const text = attempt(() => readText(document.body, longestText), undefined)
  // A page that says nothing at all has not come.
  return text === undefined || reasons.test(text)
}

const longestText = 2000

const reasons =
  /(?:用户|账号|帐号|页面|内容)[^。，]{0,8}(?:不存在|已注销|异常|无法|失效)|验证码|安全验证|人机验证|访问(?:过于|太)频繁|网络(?:异常|错误|不给力)|加载(?:失败|中)|重新加载|登录后|扫码登录/
