/** Things of which a process has one, made when they are first needed. */

/** What the first call made; a first call that throws is made again. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
