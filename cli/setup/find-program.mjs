import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a program is: in the folders of PATH, or else at one of some places. Undefined when it is not there. */
export function findProgram({ programs, places }) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [...programs.flatMap((program) => folders.map((folder) => join(folder, program))), ...places]
  return candidates.find((candidate) => existsSync(candidate))
}
