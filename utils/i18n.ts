import type zhCN from '../public/_locales/zh_CN/messages.json'
import { browser } from './browser'

/** Every text of the interface has a key in `public/_locales/zh_CN/messages.json`, the language written first. */
export type MessageKey = keyof typeof zhCN

/** Gives a text of the interface; `$1`…`$9` in it are replaced by `values` in order. */
export type Translate = (key: MessageKey, ...values: readonly (string | number)[]) => string

export const t: Translate = (key, ...values) => browser.i18n.getMessage(key, values.map(String))
