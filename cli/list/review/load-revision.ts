import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type CompiledList, compileSources } from '../compile-sources'
import { Refusal } from '../publish/refusal'

/** The way to a folder from the top of its repository, with a slash at its end. Throws `Refusal`. */
export async function findPrefix(folder: string): Promise<string> {
  const prefix = await git(folder, 'rev-parse', '--show-prefix').catch((cause: unknown) => {
    throw new Refusal(`${folder} 不在 git 仓库里，没有可以比较的。`, {}, { cause })
  })
  return prefix.trimEnd()
}

/**
 * The sources of a list as they were where the present ones left another branch: what a change would change. Undefined
 * when there were none. Throws `Refusal`.
 */
export async function loadRevision(folder: string, against: string): Promise<CompiledList | undefined> {
  const commit = (await mergeBase(folder, against)).trim()
  const names = (await git(folder, 'ls-tree', '-r', '-z', '--name-only', commit))
    .split('\0')
    .filter((name) => /^(?:list|sources|selectors|closures\/[^/]+)\.yaml$/.test(name))
  if (names.length === 0) return undefined
  const texts = await Promise.all(names.map((name) => git(folder, 'show', `${commit}:./${name}`)))
  return compileSources(new Map(names.map((name, at) => [name, texts[at] ?? ''])))
}

async function mergeBase(folder: string, against: string): Promise<string> {
  try {
    return await git(folder, 'merge-base', '--end-of-options', 'HEAD', against)
  } catch (cause) {
    throw new Refusal(
      `找不到 ${against} 和现在的共同祖先。请核对名字；只取了部分历史的话（fetch-depth），请取全。`,
      {},
      { cause },
    )
  }
}

/** A wave of closures fills files of megabytes. */
const maxBuffer = 256 << 20

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-C', folder, ...args], { maxBuffer })
  return stdout
}
