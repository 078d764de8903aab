/** Time limits for what kafkajs is asked: it may lose an answer and never say so. */

/** Longer than kafkajs waits for any answer by itself. */
export const PATIENCE_MS = 30_000

/** As kafkajs says it of a broker that does not answer. */
export const unanswered = (what: string): Error =>
  Object.assign(new Error(`Kafka does not answer: ${what}`), { name: 'KafkaJSRequestTimeoutError', retriable: true })

/** Rejects when the work takes longer; `late` is called then, and ends what it can. */
export async function within<T>(ms: number, work: () => Promise<T>, late: () => void = () => {}): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const timer = setTimeout(() => {
    late()
    reject(unanswered(`nothing came for ${ms} ms`))
  }, ms)
  // In a function of its own: what is thrown at once counts as well.
  ;(async () => work())().then(resolve, reject)
  return promise.finally(() => clearTimeout(timer))
}
