/** So many posts a second, whatever happens: each with its idempotency key, tried again until it is acknowledged, as a good app does. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Person } from '../../src/support/people.ts'

export interface Acknowledged {
  id: string
  authorId: string
  /** Milliseconds since 1970: of the answer. */
  at: number
}

export interface PostingLoad {
  readonly acknowledged: readonly Acknowledged[]
  /** Answers that were no success, each with its time and what it was; the post was tried again. */
  readonly failures: readonly { at: number; why: string }[]
  /** No new posts; resolves when every one that was begun is acknowledged. */
  stop(): Promise<void>
}

export interface LoadOptions {
  authors: readonly Person[]
  perSecond: number
  /** Of the n-th post. */
  text: (n: number) => string
  /** Milliseconds until an attempt without an answer counts as failed; 5,000 unless told. */
  patienceMs?: number
}

const PAUSE_MS = 100

export function startPosting({ authors, perSecond, text, patienceMs = 5_000 }: LoadOptions): PostingLoad {
  const acknowledged: Acknowledged[] = []
  const failures: { at: number; why: string }[] = []
  const underWay = new Set<Promise<void>>()
  const began = performance.now()
  let begun = 0

  async function post(n: number): Promise<void> {
    const author = authors[n % authors.length]!
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ status: text(n) }),
    }
    for (;;) {
      const why = await attempt(author, init)
      if (why === null) return
      failures.push({ at: Date.now(), why })
      await wait(PAUSE_MS)
    }
  }

  /** Null when it was acknowledged. */
  async function attempt(author: Person, init: RequestInit): Promise<string | null> {
    try {
      const response = await author.fetch('/api/v1/statuses', { ...init, signal: AbortSignal.timeout(patienceMs) })
      const body = await response.text()
      if (!response.ok) return `${response.status} ${body.slice(0, 120)}`
      acknowledged.push({ id: (JSON.parse(body) as { id: string }).id, authorId: author.id, at: Date.now() })
      return null
    } catch (error) {
      const { message, cause } = error as Error & { cause?: Error }
      return cause?.message ?? message
    }
  }

  // By the clock, not by the pause: late timers are made up for.
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond)
    while (begun < due) {
      const posting = post(begun++).finally(() => underWay.delete(posting))
      underWay.add(posting)
    }
  }, 10)

  return {
    acknowledged,
    failures,
    async stop() {
      clearInterval(timer)
      await Promise.all(underWay)
    },
  }
}
