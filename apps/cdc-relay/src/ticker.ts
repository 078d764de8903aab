/** Things done now and then, for as long as a scope lasts. */

/** Calls the task every `ms` until disposed. */
export function ticker(ms: number, task: () => void): Disposable {
  const timer = setInterval(task, ms)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

/** Runs the task when it is called and `ms` have passed since it last ran. */
export function every(ms: number, task: () => Promise<unknown>): () => Promise<unknown> {
  let next = Date.now()
  return async () => {
    if (Date.now() < next) return
    next = Date.now() + ms
    await task()
  }
}
