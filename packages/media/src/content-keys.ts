/**
 * Keys made of content: the same bytes have the same key, so a file is stored once and may be cached for ever. Keyed with a secret
 * (HMAC-SHA-256), because a plain hash would let anybody who has a file ask whether somebody here has posted it in private.
 */
import { createHmac } from 'node:crypto'

export interface ContentKeys {
  /** `<folder>/ab/cd/<64 hex digits>.<extension>` */
  of(folder: string, content: Uint8Array | AsyncIterable<Uint8Array>, extension: string): Promise<string>
}

/** The same secret on every host; another one costs nothing but storing the same file twice. */
export function createContentKeys(secret: string): ContentKeys {
  const key = createHmac('sha256', secret).update('media keys').digest()
  return {
    async of(folder, content, extension) {
      const hash = createHmac('sha256', key)
      if (content instanceof Uint8Array) hash.update(content)
      else for await (const chunk of content) hash.update(chunk)
      const hex = hash.digest('hex')
      return `${folder}/${hex.slice(0, 2)}/${hex.slice(2, 4)}/${hex}.${extension}`
    },
  }
}
