/**
 * Makes of an uploaded picture what others may see: decoded and encoded anew, so that nothing of the file but its pixels remains (no
 * EXIF, GPS, colour profile or trailing bytes), turned upright, within Mastodon's sizes. One picture at a time in a process: four
 * at once held up other requests for 72 ms (p99), one for 9.
 */
import { invalid, type RookeryError, unavailable } from '@rookery/contracts'
import { blurhashOf } from './blurhash.ts'
import { IMAGE_LIMITS, ORIGINAL_PIXELS, PREPARE_TIMEOUT, PREVIEW_PIXELS } from './limits.ts'
import { recognise } from './recognise.ts'

export interface PreparedFile {
  bytes: Buffer
  width: number
  height: number
  mime: string
  /** Of its key. */
  extension: string
}

export interface PreparedPicture {
  original: PreparedFile
  /** Never moves. */
  preview: PreparedFile
  blurhash: string
}

export interface Pictures {
  /**
   * For posts: the original within 8.3 megapixels (a moving one stays moving), and a small preview.
   * Rejects with 422 and the reason when it is no picture, broken, or beyond the limits; with 503 when too many wait.
   */
  prepare(bytes: Uint8Array): Promise<PreparedPicture>
  /** For profiles: cut to exactly this size. `still` is set when the picture moves. */
  crop(
    bytes: Uint8Array,
    size: { width: number; height: number },
  ): Promise<{ picture: PreparedFile; still: PreparedFile | null }>
}

/** Bytes; width × height, all frames of a moving picture together. */
export interface PictureLimits {
  bytes: number
  pixels: number
}

type Sharp = typeof import('sharp').default
type Image = ReturnType<Sharp>

const LONGEST_QUEUE = 100
const QUALITY = { jpeg: { quality: 88, progressive: true }, webp: { quality: 88 }, png: {}, gif: {} }

/** sharp is loaded with the first picture: a server without pictures does not pay for it. */
export function createPictures(limits: PictureLimits = IMAGE_LIMITS): Pictures {
  const inTurn = createTurns(LONGEST_QUEUE)
  let loading: Promise<Sharp> | undefined
  const load = () => (loading ??= loadSharp())
  return {
    prepare: (bytes) => inTurn(async () => prepare(await load(), limits, bytes)),
    crop: (bytes, size) => inTurn(async () => crop(await load(), limits, bytes, size)),
  }
}

async function loadSharp(): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  // Each picture comes once: a cache would only hold memory.
  sharp.cache(false)
  return sharp
}

async function prepare(sharp: Sharp, limits: PictureLimits, bytes: Uint8Array): Promise<PreparedPicture> {
  const source = await openPicture(sharp, limits, bytes)
  return refusingBroken(async () => {
    const original = await source.encode(source.image(source.moves), fitting(source, ORIGINAL_PIXELS), source.moves)
    const small = fitting(original, PREVIEW_PIXELS)
    const preview = await source.encode(source.image(false), small, false)
    return { original, preview, blurhash: await blurhashOf(sharp(preview.bytes)) }
  })
}

async function crop(sharp: Sharp, limits: PictureLimits, bytes: Uint8Array, size: { width: number; height: number }) {
  const source = await openPicture(sharp, limits, bytes)
  return refusingBroken(async () => {
    const cover = { ...size, fit: 'cover' as const }
    const picture = await source.encode(source.image(source.moves), cover, source.moves)
    const still = source.moves ? await source.encode(source.image(false), cover, false) : null
    return { picture, still }
  })
}

/** Looks at the header only: what would be too much is never decoded. */
async function openPicture(sharp: Sharp, limits: PictureLimits, bytes: Uint8Array) {
  const type = await recognise(bytes)
  if (type?.kind !== 'image') throw notAPicture()
  if (bytes.length > limits.bytes) throw invalid(`File size must be less than ${limits.bytes / 1_048_576} MB`)
  const options = { failOn: 'error' as const, limitInputPixels: limits.pixels, sequentialRead: true }
  const header = await refusingBroken(() => sharp(bytes, { ...options, limitInputPixels: false }).metadata())
  const { autoOrient, pages = 1 } = header
  const { width, height } = pages > 1 ? { width: header.width, height: header.pageHeight ?? header.height } : autoOrient
  if (width * height > limits.pixels) {
    throw invalid(`File dimensions must not exceed ${limits.pixels} pixels, this has ${width}x${height}`)
  }
  // A moving picture that is too much as a whole is taken as its first frame.
  const moves = pages > 1 && ['gif', 'webp'].includes(type.extension) && width * height * pages <= limits.pixels

  const encode = async (image: Image, resize: object, moving: boolean): Promise<PreparedFile> => {
    // Frames lie in one tall picture, which cannot be turned.
    const upright = moving ? image : image.autoOrient()
    const shaped = upright.resize(resize).toColourspace('srgb').timeout({ seconds: PREPARE_TIMEOUT })
    const { format, mime, extension } = outputOf(type.extension, moving)
    const { data, info } = await shaped.toFormat(format, QUALITY[format]).toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height, mime, extension }
  }
  return { width, height, moves, image: (moving: boolean) => sharp(bytes, { ...options, animated: moving }), encode }
}

/** JPEG, PNG and WebP stay what they are; AVIF becomes WebP, a GIF that does not move PNG: every client shows those. */
function outputOf(extension: string, moving: boolean) {
  const kept = extension === 'avif' ? 'webp' : extension === 'gif' && !moving ? 'png' : extension
  const format = kept === 'jpg' ? 'jpeg' : (kept as 'png' | 'gif' | 'webp')
  return { format, mime: `image/${format}`, extension: kept } as const
}

/** The largest size of the same shape within so many pixels; never larger than it is. */
export function fitting({ width, height }: { width: number; height: number }, pixels: number) {
  const scale = Math.min(1, Math.sqrt(pixels / (width * height)))
  const size = { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
  return { ...size, fit: 'fill' as const }
}

const notAPicture = () => invalid('File content type is not supported')

/** Whatever the decoder says is about the file: its text is for logs, not for the client. */
async function refusingBroken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refusal: RookeryError = invalid('File is broken or not a picture')
    refusal.cause = error
    throw refusal
  }
}

function createTurns(longestQueue: number) {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= longestQueue) throw unavailable('Too many pictures are waiting')
    waiting++
    const turn = last.then(work)
    last = turn.catch(() => {})
    try {
      return await turn
    } finally {
      waiting--
    }
  }
}
