/** 53-bit snowflakes: 41 bits of milliseconds since 2016-01-01 UTC, then 12 bits of a sequence. Exact as a JavaScript number. */

/** 2016-01-01T00:00:00Z in milliseconds since 1970: the zero of our ids. */
export const ID_EPOCH_MS = 1_451_606_400_000
const SEQUENCE_SPAN = 4096

/** Account, post, session or follow id. A number inside, a decimal string in all public JSON. */
export type Id = number

/** The smallest id that an entity made at `ms` (since 1970) can have. */
export const firstIdAt = (ms: number): Id => Math.max(0, Math.floor(ms) - ID_EPOCH_MS) * SEQUENCE_SPAN

/** The time (ms since 1970) at which an id was made. */
export const timeOfId = (id: Id): number => Math.floor(id / SEQUENCE_SPAN) + ID_EPOCH_MS

/** A day in units of ids: boosts collapse within this distance. */
export const DAY_OF_IDS = 24 * 3600 * 1000 * SEQUENCE_SPAN

/** Parses an id from public input; null when it is not a decimal number that fits 53 bits. */
export function parseId(text: string): Id | null {
  if (!/^[0-9]{1,16}$/.test(text)) return null
  const id = Number(text)
  return Number.isSafeInteger(id) ? id : null
}
