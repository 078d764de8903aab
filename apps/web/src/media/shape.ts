/** How attachments are laid out: every room is known before anything is loaded, so that nothing ever jumps. Pure. */
import type { mastodon } from 'masto'

type Media = mastodon.v1.MediaAttachment

/** Width to height of what nobody measured. */
const UNKNOWN = 16 / 9
/** A single picture is shown whole unless it is a strip or a tower. */
const NARROWEST = 0.75
const WIDEST = 3

export function aspectOf({ meta, type }: Pick<Media, 'meta' | 'type'>): number {
  const size = meta?.original ?? meta?.small
  if (type === 'audio' || !size || !(size.width > 0) || !(size.height > 0)) return UNKNOWN
  return size.width / size.height
}

export const shownAspect = (media: Pick<Media, 'meta' | 'type'>): number =>
  Math.min(WIDEST, Math.max(NARROWEST, aspectOf(media)))

/** A larger original costs the reader more than the sharper picture is worth in a timeline. */
const MOST_PX = 1_600

/** For screens with more pixels than the preview has: both files by their width, where both widths are known. */
export function sourceSet({ url, previewUrl, meta }: Pick<Media, 'url' | 'previewUrl' | 'meta'>): string | undefined {
  const [small, original] = [meta?.small?.width, meta?.original?.width]
  if (!url || !previewUrl || !small || !original || small >= original || original > MOST_PX) return undefined
  return `${previewUrl} ${small}w, ${url} ${original}w`
}

/** Where the eye should go, as CSS wants it. The API counts from -1 to 1, upwards; CSS from 0 % to 100 %, downwards. */
export function focusOf({ meta }: Pick<Media, 'meta'>): string | undefined {
  const focus = meta?.focus
  if (!focus || (focus.x === 0 && focus.y === 0)) return undefined
  return `${Math.round((focus.x + 1) * 50)}% ${Math.round((1 - focus.y) * 50)}%`
}

const BASE83 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~'

/** The mean colour of a blurhash: its characters 3 to 6, 24 bits of sRGB in base 83 (github.com/woltapp/blurhash). */
export function meanColour(blurhash: string | null | undefined): string | undefined {
  if (!blurhash || blurhash.length < 6) return undefined
  const digits = [...blurhash.slice(2, 6)].map((letter) => BASE83.indexOf(letter))
  if (digits.includes(-1)) return undefined
  const value = digits.reduce((sum, digit) => sum * 83 + digit, 0) & 0xffffff
  return `#${value.toString(16).padStart(6, '0')}`
}
