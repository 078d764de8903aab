/** Rookery's own routes beside Mastodon's, which `masto` does not know. Failures are like its own, so that one sentence fits all. */
import { MastoHttpError } from 'masto'
import { camelise } from '../live/camelise.ts'
import { OWN_API } from './client.ts'

export interface OwnSession {
  id: string
  application: { name: string; website: string | null }
  scopes: string[]
  createdAt: string
  /** To the hour; null: never. */
  lastUsedAt: string | null
  /** The one that asks. */
  current: boolean
}

export interface AuditEntry {
  id: string
  createdAt: string
  /** `cli`, or the id of an account. */
  actor: string
  action: string
  targetId: string
  /** The name at that time. */
  target: string
}

async function ask<T>(method: string, path: string, body?: object): Promise<{ data: T; headers: Headers }> {
  const answer = await fetch(`${OWN_API}${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const data: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw problemOf(answer, data)
  if (data === null) throw new SyntaxError('Not an answer of the API')
  return { data: camelise(data) as T, headers: answer.headers }
}

function problemOf(answer: Response, data: unknown): MastoHttpError {
  const { error = `HTTP ${answer.status}`, details } = (data ?? {}) as {
    error?: string
    details?: MastoHttpError['details']
  }
  return new MastoHttpError({ statusCode: answer.status, message: error, details }, { cause: answer })
}

export const ownApi = {
  sessions: async () => (await ask<OwnSession[]>('GET', '/sessions')).data,
  endSession: (id: string) => ask('DELETE', `/sessions/${id}`),
  /** Every other session ends. 403: the present password is wrong. */
  changePassword: (currentPassword: string, newPassword: string) =>
    ask('POST', '/account/password', { current_password: currentPassword, new_password: newPassword }),
  /** An empty address removes it. 403: the password is wrong. */
  changeEmail: (currentPassword: string, email: string) =>
    ask('POST', '/account/email', { current_password: currentPassword, email }),
  deleteAccount: (password: string) => ask('POST', '/account/delete', { password }),
  /** Administrators only. Newest first; pages by the Link header. */
  audit: ({ limit, maxId }: { limit: number; maxId?: string }) =>
    ask<AuditEntry[]>('GET', `/admin/audit?limit=${limit}${maxId ? `&max_id=${maxId}` : ''}`),
}
