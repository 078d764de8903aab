/** Medians and ratios: on shared machines only figures of the same run may be compared. */

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export interface Figure {
  name: string
  value: number
  unit: string
  /** The reference of the same run, and what it measured. */
  against?: { name: string; value: number }
  /** What later work aims at. */
  goal?: string
}

export const figureRow = ({ name, value, unit, against, goal }: Figure) => ({
  figure: name,
  median: `${format(value)} ${unit}`,
  reference: against ? `${against.name}: ${format(against.value)} ${unit}` : '',
  ratio: against ? (value / against.value).toFixed(2) : '',
  goal: goal ?? '',
})

const format = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2)
