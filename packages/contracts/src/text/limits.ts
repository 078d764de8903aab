/** What a post may be long, and what its parts count. */

/** Mastodon's default `max_characters`. */
export const MAX_CHARACTERS = 500
/** What each URL counts, whatever its length (Mastodon's `characters_reserved_per_url`). */
export const CHARACTERS_PER_URL = 23
/** UTF-16 units of text and warning together: long URLs and heaps of combining marks count little but fill disks. */
export const MAX_UNITS = 10_000
