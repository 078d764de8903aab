// Who connects as whom: role names, their passwords and the URL each service uses. No I/O.
import { createHash, createHmac } from 'node:crypto'
import pg from 'pg'

/** The services that own a schema; the schema has the service's name. */
export const SERVICES = ['users', 'tweets', 'search', 'notifications'] as const
export type ServiceName = (typeof SERVICES)[number]

/** PostgreSQL cuts identifiers at 63 bytes (NAMEDATALEN - 1). */
const LONGEST_NAME = 63

/** `<database>_<service>`; a database name too long for that is cut and told apart by a hash. */
export function roleName(database: string, service: ServiceName): string {
  const name = `${database}_${service}`
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name
  const rest = `_${createHash('sha256').update(database).digest('hex').slice(0, 8)}_${service}`
  let start = database
  while (Buffer.byteLength(start) + rest.length > LONGEST_NAME) start = [...start].slice(0, -1).join('')
  return start + rest
}

/** HMAC-SHA256(secretKey, role) in hex: the same on every host, and after a dump was restored elsewhere. */
export const rolePassword = (role: string, secretKey: string): string =>
  createHmac('sha256', secretKey).update(role).digest('hex')

/** The database that a URL leads to, with libpq's defaults. Understands Unix sockets (`?host=/folder`, `socket:`). */
export function databaseOf(url: string): string {
  const { database } = new pg.Client({ connectionString: url })
  if (!database) throw new Error('the database URL names no database')
  return database
}

/**
 * The URL with which a service connects: the administrator's server, socket, database and options, the service's own role.
 * Only roles that `migrate` has made for the same `secretKey` get in.
 */
export function serviceUrl(adminUrl: string, service: ServiceName, secretKey: string): string {
  const role = roleName(databaseOf(adminUrl), service)
  return withCredentials(adminUrl, role, rolePassword(role, secretKey))
}

/** Works on the text: an empty host (`postgresql://user:pw@/db?host=/folder`) is no URL to WHATWG's parser. */
function withCredentials(url: string, user: string, password: string): string {
  const parts = /^([a-z]+:)(?:\/\/)?(?:([^/?#]*)@)?([^?#]*)(?:\?([^#]*))?/i.exec(url)
  if (!parts) throw new Error('the database URL is not a URL')
  const [, scheme, , place = '', search] = parts
  const query = new URLSearchParams(search)
  query.delete('user')
  query.delete('password')
  const credentials = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return `${scheme}//${credentials}@${place}${query.size > 0 ? `?${query}` : ''}`
}
