/** What the web app's page may load and run: its own files, the pictures and streams of this server, nothing inline. */

type Directives = Record<string, string[]>

export function policyFor(publicUrl: string): Directives {
  const { origin } = new URL(publicUrl)
  // Addresses of pictures and streams begin with PUBLIC_URL, by whatever name the page itself was opened.
  const files = ["'self'", 'blob:', origin]
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'"],
    // data: and blob: are pictures that a person is about to send, and blurred ones.
    'img-src': [...files, 'data:'],
    'media-src': files,
    // Safari before 15.4 does not take 'self' for sockets.
    'connect-src': ["'self'", origin.replace(/^http/, 'ws')],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
}

export const policyText = (publicUrl: string): string =>
  Object.entries(policyFor(publicUrl))
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join(';')
