/** A pasted address of this server, or a handle, names one thing: it is opened rather than searched for. Pure. */
export type Named =
  | { kind: 'tag'; tag: string }
  | { kind: 'post'; acct: string; id: string }
  | { kind: 'profile'; acct: string }
  /** Only the server knows whether there is such a person. */
  | { kind: 'handle'; acct: string }

export function namedBy(query: string, origin: string): Named | null {
  const text = query.trim()
  const handle = /^@([A-Za-z0-9_]+(?:@[A-Za-z0-9.:-]+)?)$/.exec(text)?.[1]
  if (handle) return { kind: 'handle', acct: handle }
  if (!text.toLowerCase().startsWith(`${origin.toLowerCase()}/`)) return null
  const path = text
    .slice(origin.length)
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '')
  const [, acct, id] = /^\/(?:@|users\/)([A-Za-z0-9_]+)(?:\/(?:statuses\/)?(\d+))?$/.exec(path) ?? []
  if (acct) return id ? { kind: 'post', acct, id } : { kind: 'profile', acct }
  const tag = /^\/tags\/([^/]+)$/.exec(path)?.[1]
  return tag ? { kind: 'tag', tag: decoded(tag) } : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
