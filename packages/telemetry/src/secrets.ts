/** What counts as a secret, by name. The list is for names of headers, body fields, query parameters and configuration. */

const SECRET_NAMES = new Set([
  'accesstoken',
  'apikey',
  'authorization',
  'clientsecret',
  'code',
  'codeverifier',
  'cookie',
  'cookies',
  'databaseurl',
  'idtoken',
  'password',
  'passwordhash',
  'proxyauthorization',
  'redisurl',
  'refreshtoken',
  'secret',
  'secretkey',
  'secwebsocketprotocol',
  'setcookie',
  'token',
])

/** `__Host-rookery` and, on plain HTTP, `rookery_<port>`: the value is an access token. */
const SESSION_COOKIE = /^(hostrookery|rookery\d+)$/

/** `Access-Token`, `access_token` and `accessToken` are one name. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '')
  return SECRET_NAMES.has(plain) || SESSION_COOKIE.test(plain)
}

const PARAMETER = /([?&#\s"']|^)([\w-]+)=([^&#\s"']*)/g
const CREDENTIALS_IN_URL = /(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s@:]*:[^/\s]*@/gi

/** Censors secret query parameters, and the user and password of any URL, inside a text. */
export function withoutSecretParameters(text: string): string
export function withoutSecretParameters(text: string | undefined): string | undefined
export function withoutSecretParameters(text: string | undefined): string | undefined {
  if (text === undefined || (!text.includes('=') && !text.includes('@'))) return text
  return text
    .replace(CREDENTIALS_IN_URL, '$1[secret]@')
    .replace(PARAMETER, (whole, before: string, name: string) =>
      isSecretName(name) ? `${before}${name}=[secret]` : whole,
    )
}
