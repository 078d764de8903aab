/** A condition for completions, which the indexes on the first or the first three characters answer in the order asked for. */

/** `parameter` holds the prefix; `prefix` only tells its length here. */
export function startsWith(column: string, prefix: string, parameter: string): string {
  const bucket = [...prefix].length < 3 ? 1 : 3
  return `left(${column}, ${bucket}) = left(${parameter}::text, ${bucket}) AND starts_with(${column}, ${parameter}::text)`
}
