/** One question put to several variants: the samples of each, in the order they are to be shown. */
export interface Measured {
  readonly name: string
  readonly unit: string
  /** The variant the others are compared with. */
  readonly baseline: string
  readonly samples: Readonly<Record<string, readonly number[]>>
}

export interface Group {
  readonly name: string
  readonly unit: string
  readonly baseline: string
  readonly rows: readonly Row[]
}

export interface Row {
  readonly name: string
  readonly median: number
  readonly p25: number
  readonly p75: number
  /** Of the medians; null where the baseline's is 0. */
  readonly ratio: number | null
}

export function summarize({ name, unit, baseline, samples }: Measured): Group {
  const base = quantile(samples[baseline] ?? [], 0.5)
  const rows = Object.entries(samples).map(([variant, values]) => {
    const median = quantile(values, 0.5)
    return {
      name: variant,
      median,
      p25: quantile(values, 0.25),
      p75: quantile(values, 0.75),
      ratio: base === 0 ? null : round(median / base),
    }
  })
  return { name, unit, baseline, rows }
}

/** Between neighbours by their distance, as spreadsheets do. `part`: 0 to 1. */
export function quantile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error('there is no median of nothing')
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const low = sorted[Math.floor(place)] ?? 0
  const high = sorted[Math.ceil(place)] ?? low
  return round(low + (high - low) * (place % 1))
}

/**
 * Takes a sample of each variant a round, never two of one in a row: a machine that slows down slows them all. Who
 * comes first changes every round. A round before the first warms up what is shared and is not kept.
 */
export async function interleave<Variant extends string, Sample>(
  rounds: number,
  variants: Readonly<Record<Variant, () => Promise<Sample>>>,
): Promise<Readonly<Record<Variant, readonly Sample[]>>> {
  /* oxlint-disable typescript/no-unsafe-type-assertion -- an object's own keys, and an object made of them */
  const names = Object.keys(variants) as Variant[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Variant, Sample[]>
  /* oxlint-enable */
  for (let current = 0; current <= rounds; current++) {
    const first = current % names.length
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      // oxlint-disable-next-line no-await-in-loop -- what runs side by side cannot be timed
      const sample = await variants[name]()
      if (current > 0) samples[name].push(sample)
    }
  }
  return samples
}

function round(value: number): number {
  return Number(value.toFixed(3))
}
