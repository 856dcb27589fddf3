const hourMs = 3_600_000

/** Between two looks at a list that answers. */
export const periodMs = 6 * hourMs

/**
 * When a list is looked at again, some ten per cent sooner or later: not all the world at the same minute. After
 * failures after a quarter of an hour, then twice as long each time, up to the usual pause. `random`: 0 to 1.
 */
export function nextSyncAt(nowMs: number, failures: number, random: number): number {
  const pauseMs = failures === 0 ? periodMs : Math.min(periodMs, firstRetryMs * 2 ** (failures - 1))
  return nowMs + pauseMs * (0.9 + 0.2 * random)
}

const firstRetryMs = hourMs / 4
