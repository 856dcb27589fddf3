import type { ComponentChildren } from 'preact'
import { Field } from './field'

interface TextFieldProps {
  readonly label: string
  readonly origin?: string | undefined
  readonly hint?: string
  readonly problem?: string | undefined
  readonly below?: ComponentChildren
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A line of text with its label. */
export function TextField({ value, onChange, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(described) => (
        <input
          {...described}
          type="text"
          autocomplete="off"
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly origin?: string | undefined
  readonly problem?: string | undefined
  readonly below?: ComponentChildren
  readonly value: Value
  readonly options: readonly (readonly [value: Value, label: string])[]
  readonly onChange: (value: Value) => void
}

/** One of several, with its label. */
export function Choice<Value extends string>({ value, options, onChange, ...field }: ChoiceProps<Value>) {
  return (
    <Field {...field}>
      {(described) => (
        <select
          {...described}
          value={value}
          onChange={({ currentTarget }) => {
            const [chosen] = options.find(([known]) => known === currentTarget.value) ?? []
            if (chosen !== undefined) onChange(chosen)
          }}
        >
          {options.map(([known, text]) => (
            <option key={known} value={known}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
