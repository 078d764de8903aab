/** Waiting that ends when the session does. */

/**
 * Work that is given up when one of `ends` rejects. Not Promise.race: on promises that stay pending for days it would
 * pile up a reaction for every call.
 */
export function interruptible(ends: readonly Promise<never>[]): <T>(work: Promise<T>) => Promise<T> {
  let cause: { error: unknown } | undefined
  let interrupt: (error: unknown) => void = () => {}
  for (const end of ends) {
    end.catch((error: unknown) => {
      cause ??= { error }
      interrupt(cause.error)
    })
  }
  return (work) =>
    new Promise((resolve, reject) => {
      interrupt = reject
      if (cause) reject(cause.error)
      work.then(resolve, reject)
    })
}
