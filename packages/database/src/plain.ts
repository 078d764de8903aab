// Prisma's rows in the types the rest of the project uses: ids are numbers, times milliseconds since 1970, as in our pools.

export type Plain<T> = T extends bigint
  ? number
  : T extends Date
    ? number
    : T extends Uint8Array
      ? T
      : T extends object
        ? { [Key in keyof T]: Plain<T[Key]> }
        : T

/** Converts what a Prisma query answered, deeply. The compiler notices where it was forgotten: a bigint is no Id. */
export function plain<T>(value: T): Plain<T>
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) return value.getTime()
  if (Array.isArray(value)) return value.map((item) => plain(item))
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
}
