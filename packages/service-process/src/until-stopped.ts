/** The one place that listens for SIGINT and SIGTERM. */

export interface Stopped {
  promise: Promise<void>
  signal: AbortSignal
}

/** Resolves (and aborts) at the first of the two signals; further ones are ignored, because stopping is under way. */
export function untilStopped(source: NodeJS.EventEmitter): Stopped {
  const { promise, resolve } = Promise.withResolvers<void>()
  const controller = new AbortController()
  const stop = () => {
    controller.abort()
    resolve()
  }
  source.on('SIGINT', stop)
  source.on('SIGTERM', stop)
  return { promise, signal: controller.signal }
}
