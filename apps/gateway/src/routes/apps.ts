/** Registration of client applications. */
import { invalid, type OAuthApp } from '@rookery/contracts'
import { Application, CredentialApplication, ref } from '@rookery/contracts/mastodon'
import { Type } from 'typebox'
import { app as appAccess } from '../auth/authenticate.ts'
import { parseScopes } from '../auth/scopes.ts'
import { OUT_OF_BAND } from '../oauth/check-authorize.ts'
import { answers, type Routes } from './describe.ts'

const MAX_URI = 2000
const MAX_URIS = 20

const NewApp = Type.Object({
  client_name: Type.String({ minLength: 1, maxLength: 100 }),
  redirect_uris: Type.Unsafe<string | string[]>({
    anyOf: [
      { type: 'string', maxLength: 10_000 },
      { type: 'array', items: { type: 'string', maxLength: MAX_URI }, maxItems: MAX_URIS },
    ],
  }),
  scopes: Type.Optional(Type.String()),
  website: Type.Optional(Type.String({ maxLength: 2000 })),
})

export const appRoutes: Routes = async (app, { edge }) => {
  app.post(
    '/api/v1/apps',
    {
      schema: {
        operationId: 'createApp',
        summary: 'Register a client application',
        tags: ['apps'],
        body: NewApp,
        response: answers(ref(CredentialApplication), 422),
      },
    },
    async ({ body }) => {
      const created = await edge.users.createApp({
        name: body.client_name,
        website: body.website && /^https?:\/\//i.test(body.website) ? body.website : null,
        redirectUris: readRedirectUris(body.redirect_uris),
        scopes: parseScopes(body.scopes),
      })
      const { clientId: client_id, clientSecret: client_secret } = created
      return { ...presentApp(created), client_id, client_secret, client_secret_expires_at: 0 }
    },
  )

  app.get(
    '/api/v1/apps/verify_credentials',
    {
      config: { access: appAccess() },
      schema: {
        operationId: 'verifyApp',
        summary: 'The application that a token belongs to',
        tags: ['apps'],
        response: answers(ref(Application)),
      },
    },
    async (request) => presentApp((await edge.users.findAppById({ appId: request.viewer!.appId }))!),
  )
}

const presentApp = (app: OAuthApp): Application => ({
  id: String(app.id),
  name: app.name,
  website: app.website,
  scopes: app.scopes,
  redirect_uri: app.redirectUris.join('\n'),
  redirect_uris: app.redirectUris,
  vapid_key: '',
})

/** One per line or as an array; absolute, and nothing that runs in the browser. */
function readRedirectUris(given: string | string[]): string[] {
  // The check of types lets lists in lists through, because it also takes a list of one for its item.
  const texts = [given].flat()
  if (texts.some((text) => typeof text !== 'string')) throw invalid('Redirect URI must be an absolute URI')
  const uris = texts.flatMap((text) => text.split(/\s+/).filter((uri) => uri !== ''))
  const bad = uris.find((uri) => uri !== OUT_OF_BAND && !isSafe(uri))
  if (uris.length > MAX_URIS) throw invalid(`At most ${MAX_URIS} redirect URIs are possible`)
  if (uris.length === 0 || bad !== undefined) {
    throw invalid('Redirect URI must be an absolute URI', {
      redirect_uris: [{ error: 'ERR_INVALID', description: 'must be absolute URIs' }],
    })
  }
  return uris
}

const isSafe = (uri: string): boolean =>
  uri.length <= MAX_URI &&
  URL.canParse(uri) &&
  !/^(javascript|data|vbscript|file|blob|about):$/.test(new URL(uri).protocol) &&
  !uri.includes('#')
