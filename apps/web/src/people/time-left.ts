const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** "in 23 hours", in the reader's words; `iso` lies in the future, `now` is in milliseconds. */
export function timeLeft(iso: string, now: number, language: string): string {
  const seconds = Math.max(60, (Date.parse(iso) - now) / 1_000)
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? UNITS[2]
  return new Intl.RelativeTimeFormat(language).format(Math.round(seconds / length), unit)
}
