/** LSNs as numbers of bytes (exact up to 2^53) and in PostgreSQL's own notation. */

/** `16/B374D848` → bytes. */
export function parseLsn(text: string): number {
  const slash = text.indexOf('/')
  const lsn = Number.parseInt(text.slice(0, slash), 16) * 4_294_967_296 + Number.parseInt(text.slice(slash + 1), 16)
  if (slash < 1 || !Number.isSafeInteger(lsn)) throw new RangeError(`no LSN: ${text}`)
  return lsn
}

/** Bytes → `16/B374D848`. */
export const formatLsn = (lsn: number): string =>
  `${Math.floor(lsn / 4_294_967_296).toString(16)}/${(lsn % 4_294_967_296).toString(16)}`.toUpperCase()
