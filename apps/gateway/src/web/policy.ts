/** What the web app's page may load and run: its own files, the pictures and streams of this server (or of PUBLIC_MEDIA_URL), nothing inline. */

type Directives = Record<string, string[]>

export interface Places {
  publicUrl: string
  publicMediaUrl?: string | undefined
}

export function policyFor({ publicUrl, publicMediaUrl }: Places): Directives {
  const { origin } = new URL(publicUrl)
  // Addresses of pictures and streams begin with PUBLIC_URL, by whatever name the page itself was opened.
  const files = [...new Set(["'self'", 'blob:', origin, new URL(publicMediaUrl ?? publicUrl).origin])]
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

export const policyText = (places: Places): string =>
  Object.entries(policyFor(places))
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join(';')
