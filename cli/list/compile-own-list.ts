import { encodeList, type ListFiles } from '../../utils/list/encode-list'
import { loadSources } from './load'
import { hasErrors, writeProblem } from './report'

/** Compiles the sources in a folder into the files of a list. Throws with all messages when the check finds errors. */
export async function compileOwnList(folder: string): Promise<ListFiles> {
  const compiled = await loadSources(folder)
  const { info, closures, problems } = compiled
  if (hasErrors(compiled) || info === undefined) {
    throw new Error(`lists/ 没有通过检查：\n${problems.map(writeProblem).join('\n')}`)
  }
  return encodeList(info, closures)
}
