/** What is still open of a log: closed with it, forgotten when it is closed before. */

export interface OpenResources {
  /** Answers the resource itself. */
  kept<T extends AsyncDisposable>(resource: T): T
  closeAll(): Promise<void>
}

export function createOpenResources(): OpenResources {
  const open = new Set<AsyncDisposable>()
  return {
    kept(resource) {
      open.add(resource)
      const close = resource[Symbol.asyncDispose].bind(resource)
      resource[Symbol.asyncDispose] = async () => {
        open.delete(resource)
        await close()
      }
      return resource
    },
    async closeAll() {
      await Promise.all([...open].map((resource) => resource[Symbol.asyncDispose]()))
    },
  }
}
