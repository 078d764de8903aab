/** Applications and tokens. */
import { type Static, Type } from 'typebox'
import { entity, IdText, nullable } from './entity.ts'

const application = {
  id: IdText,
  name: Type.String(),
  website: nullable(Type.String()),
  scopes: Type.Array(Type.String()),
  redirect_uri: Type.String(),
  redirect_uris: Type.Array(Type.String()),
  vapid_key: Type.String(),
}

export const Application = entity('Application', application)
export type Application = Static<typeof Application>

export const CredentialApplication = entity('CredentialApplication', {
  ...application,
  client_id: Type.String(),
  client_secret: Type.String(),
  client_secret_expires_at: Type.Integer(),
})
export type CredentialApplication = Static<typeof CredentialApplication>

export const Token = entity('Token', {
  access_token: Type.String(),
  token_type: Type.Literal('Bearer'),
  scope: Type.String(),
  created_at: Type.Integer({ description: 'Seconds since 1970' }),
})
export type Token = Static<typeof Token>

/** RFC 8414. */
export const OAuthMetadata = entity('OAuthMetadata', {
  issuer: Type.String(),
  authorization_endpoint: Type.String(),
  token_endpoint: Type.String(),
  revocation_endpoint: Type.String(),
  userinfo_endpoint: Type.String(),
  app_registration_endpoint: Type.String(),
  scopes_supported: Type.Array(Type.String()),
  response_types_supported: Type.Array(Type.String()),
  response_modes_supported: Type.Array(Type.String()),
  grant_types_supported: Type.Array(Type.String()),
  token_endpoint_auth_methods_supported: Type.Array(Type.String()),
  code_challenge_methods_supported: Type.Array(Type.String()),
})

/** OpenID Connect Core 5.3, as far as Mastodon answers it. */
export const UserInfo = entity('UserInfo', {
  iss: Type.String(),
  sub: Type.String({ description: 'The address of the account' }),
  name: Type.String(),
  preferred_username: Type.String(),
  profile: Type.String(),
  picture: Type.String(),
})
