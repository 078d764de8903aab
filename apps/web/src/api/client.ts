/** The public API through `masto`, as any other app uses it; the browser adds the session's cookie by itself. */
import { createOAuthAPIClient, createRestAPIClient, type mastodon } from 'masto'
import { forgetAnswers } from '../offline/forget.ts'
import { deviceStore } from '../storage/stores.ts'
import { isPending } from './problem.ts'
import { endSession, forgetDevice, storeSession } from './session.ts'

const SCOPES = 'read write follow profile admin:read admin:write'
const REDIRECT = 'urn:ietf:wg:oauth:2.0:oob'
/** The gateway's own routes beside Mastodon's. */
export const OWN_API = '/api/rookery/v1'
const url = () => location.origin

/** A network that swallows requests is no reason to wait for ever; a picture on a slow line takes its time. */
const PATIENCE_MS = 60_000

let client: mastodon.rest.Client | undefined

/** Acts as whoever is signed in. */
export const api = (): mastodon.rest.Client => (client ??= createRestAPIClient({ url: url(), timeout: PATIENCE_MS }))

async function registerApp() {
  const app = await createRestAPIClient({ url: url() }).v1.apps.create({
    clientName: 'Rookery web',
    redirectUris: REDIRECT,
    scopes: SCOPES,
    website: url(),
  })
  return { clientId: app.clientId ?? '', clientSecret: app.clientSecret ?? '', redirectUri: REDIRECT, scope: SCOPES }
}

/** Puts the token into the cookie; from here on no script knows it. */
async function open(accessToken: string): Promise<void> {
  const account = await createRestAPIClient({ url: url(), accessToken }).v1.accounts.verifyCredentials()
  await tellSignOut()
  const answer = await fetch(`${OWN_API}/session`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  })
  if (!answer.ok) throw new Error(`The session could not be kept: ${answer.status}`)
  deviceStore.remove(OWED)
  storeSession({ accountId: account.id, username: account.username })
}

export interface SignUp {
  username: string
  email: string
  password: string
  /** Why one wants to join; asked where an administrator lets people in. */
  reason?: string
}

/** An account that has to be let in by an administrator. */
export interface Waiting {
  username: string
  /** Signs in as soon as one is let in, and says whether that is so. Rejects with 401 when one was turned down. */
  look(): Promise<boolean>
}

/** `masto` sends `undefined` as a word. */
const given = ({ reason, ...input }: SignUp) => (reason === undefined ? input : { ...input, reason })

/** Signs up and in, or answers what to wait for. */
export async function signUp(input: SignUp): Promise<Waiting | null> {
  const app = await registerApp()
  const appToken = await createOAuthAPIClient({ url: url() }).token.create({ grantType: 'client_credentials', ...app })
  const { accessToken } = await createRestAPIClient({
    url: url(),
    accessToken: appToken.accessToken,
  }).v1.accounts.create({ ...given(input), agreement: true, locale: document.documentElement.lang })
  // The token is known to this function alone, and forgotten with the page.
  const look = () =>
    open(accessToken).then(
      () => true,
      (error: unknown) => {
        if (isPending(error)) return false
        throw error
      },
    )
  return (await look()) ? null : { username: input.username, look }
}

export async function signIn(input: { username: string; password: string }): Promise<void> {
  const app = await registerApp()
  const token = await createOAuthAPIClient({ url: url() }).token.create({ grantType: 'password', ...app, ...input })
  await open(token.accessToken)
}

const OWED = 'rookery.sign-out-owed'

/** Forgets the session here first: signing out works without the server too, which is told as soon as it is reached. */
export async function signOut(): Promise<void> {
  deviceStore.set(OWED, '1')
  endSession()
  forgetDevice()
  await tellSignOut()
}

/** Ends on the server what was signed out while it was away. */
export async function tellSignOut(): Promise<void> {
  if (deviceStore.get(OWED) === null) return
  const answer = await fetch(`${OWN_API}/session`, { method: 'DELETE', keepalive: true }).catch(() => null)
  if (!answer || answer.status >= 500) return
  deviceStore.remove(OWED)
  // What was asked in between was answered for who is gone.
  await forgetAnswers()
}
