/** What Node throws when the system refuses something. */
interface SystemError extends Error {
  readonly code: string
  /** Absent where a file was opened before, and could not be written on. */
  readonly path?: string
}

/** Whether the system refused to read or write a file: a command was given the wrong place, or the disk is full. */
export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

/** Says which file or folder it is, and what is wrong with it. */
export function explainSystemError({ code, path = '文件', message }: SystemError): string {
  return `${path} ${explanations[code] ?? `用不了：${message}`}（${code}）。`
}

const explanations: Readonly<Partial<Record<string, string>>> = {
  ENOENT: '不存在',
  ENOTDIR: '的路径里有一段是文件，不是文件夹',
  EEXIST: '应当是文件夹，那里却已经有一个文件',
  EISDIR: '应当是文件，却是文件夹',
  EACCES: '没有权限读写',
  EPERM: '没有权限读写',
  EROFS: '在只能读的磁盘上',
  ENOSPC: '写不下：磁盘满了',
}
