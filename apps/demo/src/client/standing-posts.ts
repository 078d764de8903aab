/** What an account has posted before, so that a second run makes nothing twice. Keys of the server hold for an hour only; this, always. */
import type { Patience } from './patience.ts'
import type { Signed } from './sessions.ts'

/** Takes the oldest post of an author with this text, once; null when there is none (left). */
export type FindStanding = (author: string, text: string) => string | null

export async function readStanding(accounts: readonly Signed[], patiently: Patience): Promise<FindStanding> {
  const found = new Map<string, string[]>()
  const keyOf = (author: string, text: string) => `${author} ${text.replaceAll(/\s+/g, ' ').trim()}`
  for (const { username, id, masto, isNew } of accounts) {
    if (isNew) continue
    let maxId: string | undefined
    for (;;) {
      const page = await patiently(() =>
        masto.v1.accounts.$select(id).statuses.list({ limit: 40, excludeReblogs: true, ...(maxId ? { maxId } : {}) }),
      )
      if (page.length === 0) break
      for (const status of page) {
        const key = keyOf(username, textOf(status.content))
        found.set(key, [...(found.get(key) ?? []), status.id])
      }
      maxId = page.at(-1)!.id
    }
  }
  return (author, text) => found.get(keyOf(author, text))?.pop() ?? null
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", nbsp: ' ' }

/** The text that was typed, but for white space. */
export function textOf(html: string): string {
  const bare = html.replaceAll(/<\/p><p>|<br ?\/?>/g, '\n').replaceAll(/<[^>]*>/g, '')
  return bare.replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}
