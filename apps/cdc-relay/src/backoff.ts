/** How long to wait before the next try. */

/** Doubles from `first` ms up to `cap` ms; `random` in [0, 1) takes up to half of it off, so that several do not meet. */
export function backoff(failures: number, random: number, first = 100, cap = 3_000): number {
  const full = Math.min(cap, first * 2 ** Math.max(0, failures - 1))
  return full * (1 - random / 2)
}
