// OAuth's own error codes (RFC 6749, 5.2; RFC 7591, 3.2.2), with the texts of Mastodon's Doorkeeper.
import { RookeryError } from '@rookery/contracts'

export const invalidGrant = () =>
  new RookeryError(
    'invalid_grant',
    400,
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  )
export const invalidScope = () =>
  new RookeryError('invalid_scope', 400, 'The requested scope is invalid, unknown, or malformed.')
export const invalidRedirectUri = () =>
  new RookeryError(
    'invalid_redirect_uri',
    400,
    "The requested redirect uri is malformed or doesn't match client redirect URI.",
  )
export const invalidChallenge = () =>
  new RookeryError('invalid_request', 400, 'The code challenge must be a S256 challenge.')
