// Where an application may be sent back to. Pure.

/** "Out of band": the code is shown on a page instead (Mastodon keeps this form). */
export const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'
const LONGEST = 2000
/** These would run in, or read from, the page that follows them. */
const FORBIDDEN = new Set(['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:'])

/** Absolute and without a fragment (RFC 6749, 3.1.2); schemes of native apps are welcome. */
export function isRedirectUri(text: string): boolean {
  if (text === OUT_OF_BAND) return true
  if (text.length > LONGEST || !/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false
  const { protocol, hash } = new URL(text)
  return !FORBIDDEN.has(protocol) && hash === '' && !text.includes('#')
}
