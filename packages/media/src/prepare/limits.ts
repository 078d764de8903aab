/** Mastodon's limits (app/models/media_attachment.rb: IMAGE_LIMIT, MAX_MATRIX_LIMIT, VIDEO_LIMIT, IMAGE_STYLES). */
const MB = 1_048_576

export const IMAGE_LIMITS = {
  bytes: 16 * MB,
  /** Width × height, all frames of a moving picture together. */
  pixels: 33_177_600,
}
/** Video and sound. */
export const MAX_UPLOAD_BYTES = 99 * MB
/** 3840 × 2160. */
export const ORIGINAL_PIXELS = 8_294_400
/** 640 × 360. */
export const PREVIEW_PIXELS = 230_400
/** Seconds; a picture that takes longer is refused. */
export const PREPARE_TIMEOUT = 30
