/** Streamed payloads arrive with snake_case names; the REST client's answers are camelCase. Same shape afterwards. */
export function camelise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelise)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
      camelise(inner),
    ]),
  )
}
