import { readFileSync } from 'node:fs'

/** Reads a file that an option names. Throws one sentence, with the option and the file, when it cannot be read. */
export function readGivenFile(option: string, file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Error(`${option}: ${explain(cause, file)}`, { cause })
  }
}

function explain(error: unknown, file: string): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no file ${file}`
    case 'EISDIR':
      return `${file} is a folder, not a file`
    case 'EACCES':
      return `${file} may not be read`
    default:
      return `${file} could not be read: ${String(error)}`
  }
}
