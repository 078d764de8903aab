// Registering and finding client applications. Raw SQL: everybody who signs in passes here, and Prisma's client costs 35 MB.
import type { Id, OAuthApp } from '@rookery/contracts'
import { isStorable, type Problem, refuse } from '../accounts/validation.ts'
import type { UserContext } from '../context.ts'
import { isRedirectUri } from './redirect-uris.ts'
import { isKnownScope } from './scopes.ts'
import { newSecret } from './tokens.ts'

const LONGEST_NAME = 60
const LONGEST_WEBSITE = 2000
/** What Mastodon gives to those who do not ask. */
const DEFAULT_SCOPES = ['read']

export interface AppRequest {
  name: string
  website: string | null
  redirectUris: string[]
  scopes: string[]
}

export async function createApp({ pool }: Pick<UserContext, 'pool'>, input: AppRequest): Promise<OAuthApp> {
  const [name, website] = [input.name.trim(), input.website?.trim() || null]
  const scopes = [...new Set(input.scopes.length > 0 ? input.scopes : DEFAULT_SCOPES)]
  const redirectUris = [...new Set(input.redirectUris)]
  refuse(checkApp({ name, website, redirectUris, scopes }))
  const { rows } = await pool.query<OAuthApp>(
    `INSERT INTO users.oauth_apps (client_id, client_secret, name, website, redirect_uris, scopes)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
    [newSecret(), newSecret(), name, website, redirectUris, scopes],
  )
  return rows[0]!
}

function checkApp({ name, website, redirectUris, scopes }: AppRequest): Problem[] {
  const problems: Problem[] = []
  const add = (field: string, error: Problem['error'], description: string) =>
    problems.push({ field, error, description })
  if (name === '') add('name', 'ERR_BLANK', "can't be blank")
  else if (name.length > LONGEST_NAME)
    add('name', 'ERR_TOO_LONG', `is too long (maximum is ${LONGEST_NAME} characters)`)
  else if (!isStorable(name)) add('name', 'ERR_INVALID', 'contains characters that cannot be stored')
  if (
    website !== null &&
    !(website.length <= LONGEST_WEBSITE && /^https?:\/\//i.test(website) && isRedirectUri(website))
  ) {
    add('website', 'ERR_INVALID', 'must be an address that starts with http:// or https://')
  }
  if (redirectUris.length === 0) add('redirect_uri', 'ERR_BLANK', "can't be blank")
  else if (!redirectUris.every(isRedirectUri)) add('redirect_uri', 'ERR_INVALID', 'must be an absolute URI.')
  if (!scopes.every(isKnownScope)) add('scopes', 'ERR_INVALID', "doesn't match configured on the server.")
  return problems
}

export async function findApp(
  { pool }: Pick<UserContext, 'pool'>,
  { clientId }: { clientId: string },
): Promise<OAuthApp | null> {
  if (!isStorable(clientId)) return null
  const { rows } = await pool.query<OAuthApp>(`SELECT ${COLUMNS} FROM users.oauth_apps WHERE client_id = $1`, [
    clientId,
  ])
  return rows[0] ?? null
}

export async function findAppById(
  { pool }: Pick<UserContext, 'pool'>,
  { appId }: { appId: Id },
): Promise<OAuthApp | null> {
  const { rows } = await pool.query<OAuthApp>(`SELECT ${COLUMNS} FROM users.oauth_apps WHERE id = $1`, [appId])
  return rows[0] ?? null
}

const COLUMNS = `id, client_id AS "clientId", client_secret AS "clientSecret", name, website,
  redirect_uris AS "redirectUris", scopes`
