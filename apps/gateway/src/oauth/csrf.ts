/** Against forged sign-in forms: a random cookie, and in the form its keyed digest, which another site cannot make. */
import { createHmac, randomBytes } from 'node:crypto'
import { sameText } from './find-client.ts'

export const CSRF_COOKIE = 'rookery_sign_in'

export const newNonce = (): string => randomBytes(18).toString('base64url')

export const csrfOf = (nonce: string, secretKey: string): string =>
  createHmac('sha256', secretKey).update(`sign-in form ${nonce}`).digest('base64url')

export const fits = (csrf: string | undefined, nonce: string | undefined, secretKey: string): boolean =>
  csrf !== undefined && nonce !== undefined && sameText(csrf, csrfOf(nonce, secretKey))
