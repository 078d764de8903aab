/** The public API through `masto`, as any other app uses it. */
import { createOAuthAPIClient, createRestAPIClient } from 'masto'
import { currentSession, type Session, storeSession } from './session.ts'

const SCOPES = 'read write follow profile'
const url = () => location.origin

/** A client with the token of whoever is signed in now. */
export const api = () => createRestAPIClient({ url: url(), accessToken: currentSession()?.accessToken })

interface App {
  clientId: string
  clientSecret: string
}

async function registerApp(): Promise<App> {
  const app = await createRestAPIClient({ url: url() }).v1.apps.create({
    clientName: 'Rookery web',
    redirectUris: 'urn:ietf:wg:oauth:2.0:oob',
    scopes: SCOPES,
    website: url(),
  })
  return { clientId: app.clientId ?? '', clientSecret: app.clientSecret ?? '' }
}

async function open(accessToken: string, app: App): Promise<Session> {
  const account = await createRestAPIClient({ url: url(), accessToken }).v1.accounts.verifyCredentials()
  const session = { accessToken, ...app, accountId: account.id, username: account.username }
  storeSession(session)
  return session
}

export async function signUp(input: { username: string; email: string; password: string }): Promise<Session> {
  const app = await registerApp()
  const appToken = await createOAuthAPIClient({ url: url() }).token.create({
    grantType: 'client_credentials',
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    redirectUri: 'urn:ietf:wg:oauth:2.0:oob',
    scope: SCOPES,
  })
  const token = await createRestAPIClient({ url: url(), accessToken: appToken.accessToken }).v1.accounts.create({
    ...input,
    agreement: true,
    locale: navigator.language.slice(0, 2),
  })
  return open(token.accessToken, app)
}

export async function signIn(input: { username: string; password: string }): Promise<Session> {
  const app = await registerApp()
  const token = await createOAuthAPIClient({ url: url() }).token.create({
    grantType: 'password',
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    username: input.username,
    password: input.password,
    redirectUri: 'urn:ietf:wg:oauth:2.0:oob',
    scope: SCOPES,
  })
  return open(token.accessToken, app)
}

/** Forgets the session here first: signing out works without the server too. */
export async function signOut(): Promise<void> {
  const session = currentSession()
  storeSession(null)
  if (!session) return
  const { clientId, clientSecret, accessToken } = session
  const oauth = createOAuthAPIClient({ url: url() })
  await oauth.revoke({ clientId, clientSecret, token: accessToken }).catch(() => undefined)
}
