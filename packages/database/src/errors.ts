// Errors of the database packages, one line each: what a start prints before it gives up.

/** Migrating failed; nothing of the failed migration is left behind. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/** One line out of whatever was thrown; a refused connection comes as an AggregateError without a message. */
export function oneLine(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: unknown[] }
  if (!message && errors?.length) return oneLine(errors[0])
  return (message || code || String(error)).replace(/\s+/g, ' ').trim()
}
