import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface FieldProps {
  readonly label: string
  /** Where what stands in it comes from, in a word or two. */
  readonly origin?: string | undefined
  readonly hint?: string | undefined
  /** What is wrong with what was filled in. */
  readonly problem?: string | undefined
  /** What stands below it. */
  readonly below?: ComponentChildren
  /** The control; it takes these attributes. */
  readonly children: (described: Described) => ComponentChildren
}

export interface Described {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

/** A field of a form with its label, and what is said of it, so that it is heard with it. */
export function Field({ label, origin, hint, problem, below, children }: FieldProps) {
  const id = useId()
  const originId = `${id}-origin`
  const hintId = `${id}-hint`
  const problemId = `${id}-problem`
  const described = [origin && originId, hint && hintId, problem && problemId].filter(Boolean).join(' ')
  return (
    <div class="field">
      <div class="heading">
        <label for={id}>{label}</label>
        {origin && (
          <span class="origin" id={originId}>
            {origin}
          </span>
        )}
      </div>
      {children({ id, 'aria-invalid': problem !== undefined, 'aria-describedby': described || undefined })}
      {hint && (
        <span class="hint" id={hintId}>
          {hint}
        </span>
      )}
      {problem && (
        <span class="problem" id={problemId}>
          {problem}
        </span>
      )}
      {below}
    </div>
  )
}
