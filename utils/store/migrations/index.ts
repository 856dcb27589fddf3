/**
 * Brings stored settings of any earlier version to the present one, a step a version. There is one version so far;
 * the next one adds `to-2.ts`, which takes settings of version 1 and gives version 2, and its place in this table.
 */
export function migrateSettings(stored: unknown): unknown {
  let settings = stored
  for (let version = versionOf(settings); ; version++) {
    const step = steps[version]
    if (step === undefined) return settings
    settings = step(settings)
  }
}

/** By the version a step starts from. */
const steps: Readonly<Record<number, (settings: unknown) => unknown>> = {}

function versionOf(settings: unknown): number {
  const version =
    typeof settings === 'object' && settings !== null && 'version' in settings ? settings.version : undefined
  return typeof version === 'number' ? version : 0
}
