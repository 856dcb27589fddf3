import type { ListError, ListErrorKind } from '../../../utils/list/list-error'

/** Why a list was refused, for its publisher: what is wrong with which file, and the detail in English. */
export function explainListError(error: ListError): string {
  return `${explanations[error.kind] ?? '这份名录不能用'}（${error.message}）`
}

/** What a published list can fail of; clients have more reasons. */
const explanations: Readonly<Partial<Record<ListErrorKind, string>>> = {
  missing: '缺少文件，或取不到文件',
  html: '该是名录文件的地方来了一个网页；请核对地址，看看主机是不是把它拦到了登录页',
  truncated: '文件不完整',
  timeout: '等得太久，文件没有传完',
  'too-large': '文件超过了格式允许的大小',
  malformed: '文件不合格式',
  tampered: '文件的内容和摘要对不上，可能被改动过，或没有传完整',
  'not-gzip': '文件解压不了',
  'bad-record': '文件里的记录不合格式，或和别的文件说的不一样',
  unsigned: '给出的公钥都没有签过这份名录',
  unsupported: '这里的 Node.js 不能验证 Ed25519 签名',
  'other-list': '这是另一份名录的文件',
}
