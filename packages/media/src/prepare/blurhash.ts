/** A few dozen characters that look like the picture from far away (https://blurha.sh), shown until it has come. */
import { encode } from 'blurhash'
import type { Sharp } from 'sharp'

/** More pixels make no better hash: it keeps four by four waves. */
const SIDE = 32
const COMPONENTS = 4

export async function blurhashOf(image: Sharp): Promise<string> {
  const { data, info } = await image
    .resize(SIDE, SIDE, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return encode(new Uint8ClampedArray(data), info.width, info.height, COMPONENTS, COMPONENTS)
}
