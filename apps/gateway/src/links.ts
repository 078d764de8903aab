/** Every public URL that answers contain, from PUBLIC_URL and PUBLIC_MEDIA_URL. */
import type { Id } from '@rookery/contracts'

export type Links = ReturnType<typeof createLinks>

export function createLinks(publicUrl: string, publicMediaUrl?: string) {
  const base = publicUrl.replace(/\/+$/, '')
  const media = publicMediaUrl ?? `${base}/media`
  const { host } = new URL(base)
  return {
    base,
    host,
    streaming: base.replace(/^http/, 'ws'),
    account: (username: string) => `${base}/@${username}`,
    accountUri: (username: string) => `${base}/users/${username}`,
    status: (username: string, id: Id) => `${base}/@${username}/${id}`,
    statusUri: (username: string, id: Id) => `${base}/users/${username}/statuses/${id}`,
    tag: (name: string) => `${base}/tags/${encodeURIComponent(name)}`,
    avatar: (id: Id) => `${base}/avatars/${id}.png`,
    media: (key: string) => `${media}/${key}`,
    header: `${base}/headers/missing.png`,
  }
}
