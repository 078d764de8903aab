/** Accounts of the instance: one app for all, sign-up where a name is free, sign-in where the demo was before. */
import { createOAuthAPIClient, createRestAPIClient, MastoHttpError, type mastodon } from 'masto'
import type { Person } from '../people.ts'
import type { Patience } from './patience.ts'
import { DemoError } from './problem.ts'

const SCOPES = 'read write follow'
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'

export interface Signed {
  username: string
  id: string
  token: string
  /** The unmodified npm package, signed in. */
  masto: mastodon.rest.Client
  /** False: the account was there before. */
  isNew: boolean
  /** Its profile is as the cast has it; else it is new, or an earlier run was cut short. */
  isFurnished: boolean
}

export interface Sessions {
  enter(person: Person, password: string): Promise<Signed>
}

export interface Reach {
  url: string
  patiently: Patience
}

export async function openSessions({ url, patiently }: Reach): Promise<Sessions> {
  const anyone = createRestAPIClient({ url })
  const oauth = createOAuthAPIClient({ url })
  const app = await patiently(() =>
    anyone.v1.apps.create({ clientName: 'Rookery demo', redirectUris: OUT_OF_BAND, scopes: SCOPES }),
  )
  const client = { clientId: app.clientId!, clientSecret: app.clientSecret!, redirectUri: OUT_OF_BAND, scope: SCOPES }
  const { accessToken } = await patiently(() => oauth.token.create({ ...client, grantType: 'client_credentials' }))
  const ours = createRestAPIClient({ url, accessToken })

  const exists = async (acct: string): Promise<boolean> => {
    try {
      await patiently(() => anyone.v1.accounts.lookup({ acct }))
      return true
    } catch (error) {
      if (error instanceof MastoHttpError && error.statusCode === 404) return false
      throw error
    }
  }
  const signUp = ({ username, languages }: Person, password: string) =>
    patiently(() =>
      ours.v1.accounts.create({
        username,
        password,
        email: `${username}@demo.example`,
        agreement: true,
        locale: languages[0]!,
      }),
    )
  const signIn = async ({ username }: Person, password: string) => {
    try {
      return await patiently(() => oauth.token.create({ ...client, grantType: 'password', username, password }))
    } catch (error) {
      if (!(error instanceof MastoHttpError) || error.statusCode >= 500) throw error
      throw new DemoError(
        `@${username} is there already, with another password: use the seed that this instance was filled with, or a fresh one.`,
      )
    }
  }

  return {
    async enter(person, password) {
      const isNew = !(await exists(person.username))
      const { accessToken: token } = isNew ? await signUp(person, password) : await signIn(person, password)
      const masto = createRestAPIClient({ url, accessToken: token })
      const { id, displayName } = await patiently(() => masto.v1.accounts.verifyCredentials()).catch((error) => {
        if (!(error instanceof MastoHttpError) || error.statusCode !== 403) throw error
        throw new DemoError('This server lets an administrator approve new accounts: start it with REGISTRATIONS=open.')
      })
      return { username: person.username, id, token, masto, isNew, isFurnished: displayName === person.name }
    },
  }
}
