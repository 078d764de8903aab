/** Times as one reads them: how long ago, shortly; after a week the day. Pure; `now` is given. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Older than this is a date: "17 days" means nothing to anyone. */
const WEEK = 7 * DAY

export function relativeTime(iso: string, now: number, language: string): string {
  const then = Date.parse(iso)
  // Clocks differ a little: what is from the future is from now.
  const age = Math.max(0, now - then)
  if (age < MINUTE) return formatters(language).now
  if (age < HOUR) return unit(language, 'minute', age / MINUTE)
  if (age < DAY) return unit(language, 'hour', age / HOUR)
  if (age < WEEK) return unit(language, 'day', age / DAY)
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear()
  return formatters(language)[sameYear ? 'day' : 'dayOfYear'].format(then)
}

/** The whole of it: for titles and for the post that one looks at. */
export const exactTime = (iso: string, language: string): string => formatters(language).exact.format(Date.parse(iso))

const unit = (language: string, name: 'minute' | 'hour' | 'day', count: number) =>
  formatters(language).units[name].format(Math.floor(count))

const makeUnit = (language: string, unit: string) =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' })

/** Making a formatter costs more than a hundred uses of it. */
const made = new Map<string, ReturnType<typeof make>>()
const formatters = (language: string) => made.get(language) ?? keep(language)
function keep(language: string) {
  const all = make(language)
  made.set(language, all)
  return all
}

const make = (language: string) => ({
  now: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second'),
  units: { minute: makeUnit(language, 'minute'), hour: makeUnit(language, 'hour'), day: makeUnit(language, 'day') },
  day: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }),
  dayOfYear: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }),
  exact: new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }),
})
