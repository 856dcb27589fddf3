/** The command was understood, and will not be done: exit code 1. The message says in Chinese why, and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    message: string,
    /** What `--json` says beside the message. */
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
