// The application behind the native API: one row, made by whoever needs it first.
import type { OAuthApp } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { findApp } from './register-app.ts'
import { newSecret } from './tokens.ts'

const CLIENT_ID = 'rookery-native-api'
const SCOPES = ['read', 'write', 'follow', 'push', 'profile']

/** Nobody can use it by OAuth: its secret is never told, and it has nowhere to be sent back to. */
export async function builtInApp({ pool }: Pick<UserContext, 'pool'>): Promise<OAuthApp> {
  const find = () => findApp({ pool }, { clientId: CLIENT_ID })
  const known = await find()
  if (known) return known
  await pool.query(
    `INSERT INTO users.oauth_apps (client_id, client_secret, name, redirect_uris, scopes)
     VALUES ($1, $2, 'Rookery API', '{}', $3) ON CONFLICT (client_id) DO NOTHING`,
    [CLIENT_ID, newSecret(), SCOPES],
  )
  return (await find())!
}
