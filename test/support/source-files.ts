import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** One of the project's own modules. */
export interface SourceFile {
  /** From the project's top: `utils/match/judge.ts`. */
  readonly path: string
  readonly text: string
  /** What it imports: paths from the project's top without an ending, or package names. */
  readonly imports: readonly string[]
}

export const sourceFolders = ['build', 'cli', 'components', 'entrypoints', 'utils'] as const

/** Every TypeScript module outside the tests. */
export function readSourceFiles(): readonly SourceFile[] {
  return sourceFolders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => readSourceFile(join(folder, name).replaceAll('\\', '/'))),
  )
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import\(|import) ?['"]([^'"]+)['"]/g)].map(
    ([, specifier = '']) => specifier,
  )
  return { path, text, imports: specifiers.map((specifier) => resolveImport(path, specifier)) }
}

function resolveImport(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return normalize(join(dirname(path), specifier))
    .replaceAll('\\', '/')
    .replace(/\.(?:tsx?|mjs)$/, '')
}
