/** What is asked for in the same moment goes into one request: forty rows ask once. Failing leaves what was known. */
export function createBatch(size: number, load: (ids: string[]) => Promise<void>): (id: string) => void {
  let waiting = new Set<string>()
  const asked = new Set<string>()
  const flush = () => {
    const ids = [...waiting]
    waiting = new Set()
    for (let at = 0; at < ids.length; at += size) {
      const part = ids.slice(at, at + size)
      void load(part)
        .catch(() => undefined)
        .finally(() => {
          for (const id of part) asked.delete(id)
        })
    }
  }
  return (id) => {
    if (asked.has(id)) return
    asked.add(id)
    if (waiting.size === 0) setTimeout(flush)
    waiting.add(id)
  }
}
