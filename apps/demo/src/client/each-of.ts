/** Does the work for each item in order, at most `width` of them at a time; the first failure ends it. */
export async function eachOf<T>(items: Iterable<T>, width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]()
  let failed = false
  const lane = async () => {
    for (let next = queue.next(); !next.done && !failed; next = queue.next()) {
      await work(next.value).catch((error) => {
        failed = true
        throw error
      })
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane))
  const bad = lanes.find((each) => each.status === 'rejected')
  if (bad) throw bad.reason
}
