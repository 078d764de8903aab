// Registering and finding client applications: ordinary rows, so Prisma's.
import type { Id, OAuthApp } from '@rookery/contracts'
import { type Plain, plain } from '@rookery/database'
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

export async function createApp({ prisma }: Pick<UserContext, 'prisma'>, input: AppRequest): Promise<OAuthApp> {
  const [name, website] = [input.name.trim(), input.website?.trim() || null]
  const scopes = [...new Set(input.scopes.length > 0 ? input.scopes : DEFAULT_SCOPES)]
  const redirectUris = [...new Set(input.redirectUris)]
  refuse(checkApp({ name, website, redirectUris, scopes }))
  const users = await prisma()
  const data = { name, website, redirectUris, scopes, clientId: newSecret(), clientSecret: newSecret() }
  return toApp(plain(await users.oauthApp.create({ data })))
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
  { prisma }: Pick<UserContext, 'prisma'>,
  { clientId }: { clientId: string },
): Promise<OAuthApp | null> {
  if (!isStorable(clientId)) return null
  const row = await (await prisma()).oauthApp.findUnique({ where: { clientId } })
  return row && toApp(plain(row))
}

export async function findAppById(
  { prisma }: Pick<UserContext, 'prisma'>,
  { appId }: { appId: Id },
): Promise<OAuthApp | null> {
  const row = await (await prisma()).oauthApp.findUnique({ where: { id: appId } })
  return row && toApp(plain(row))
}

type AppRow = Plain<
  NonNullable<Awaited<ReturnType<Awaited<ReturnType<UserContext['prisma']>>['oauthApp']['findUnique']>>>
>

const toApp = ({ id, clientId, clientSecret, name, website, redirectUris, scopes }: AppRow): OAuthApp => ({
  id,
  clientId,
  clientSecret,
  name,
  website,
  redirectUris,
  scopes,
})
