import type { ListError, ListErrorKind } from '../../../utils/list/list-error'

/** Why a list was refused, for its publisher: what is wrong with which file, and the detail in English. */
export function explainListError(error: ListError): string {
  return `${explanations[error.kind]}（${error.message}）`
}

const explanations: Readonly<Record<ListErrorKind, string>> = {
  missing: '缺少文件，或取不到文件',
  html: '该是名录文件的地方来了一个网页；请核对地址，看看主机是不是把它拦到了登录页',
  truncated: '文件不完整',
  timeout: '等得太久，文件没有传完',
  cancelled: '中途停止了',
  'too-large': '文件超过了格式允许的大小',
  malformed: '文件不合格式',
  tampered: '文件的内容和摘要对不上，可能被改动过，或没有传完整',
  'not-gzip': '文件解压不了',
  'bad-record': '文件里的记录不合格式',
  unsigned: '给出的公钥都没有签过这份名录',
  'bad-key': '这不是 Ed25519 公钥',
  unsupported: '这里的 Node.js 不能验证 Ed25519 签名',
  'other-list': '这是另一份名录的文件',
  rollback: '这一期比已经见过的旧',
  shrunk: '记录一下子少了五分之一以上',
  expired: '名录已经过期',
  quota: '磁盘空间不够',
  'broken-store': '数据库坏了',
}
