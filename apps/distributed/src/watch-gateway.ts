/** Whether a gateway answers, as a load balancer asks again and again: one that is frozen still takes connections. */
import { setTimeout as wait } from 'node:timers/promises'

const EVERY_MS = 1_000
const PATIENCE_MS = 2_000

export interface GatewayWatch extends AsyncDisposable {
  answers(): boolean
}

/** Counts as answering until it was asked in vain. */
export function watchGateway(port: number): GatewayWatch {
  const closed = new AbortController()
  const { signal } = closed
  let answering = true
  const ask = async () => {
    const asked = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
    const response = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: asked })
    await response.text()
  }
  const watch = async () => {
    while (!signal.aborted) {
      answering = await ask().then(
        () => true,
        () => false,
      )
      await wait(EVERY_MS, undefined, { signal }).catch(() => {})
    }
  }
  const watching = watch()
  return {
    answers: () => answering,
    async [Symbol.asyncDispose]() {
      closed.abort()
      await watching
    },
  }
}
