/** What the triggers of the table say about media, as the client may hear it. */
import { invalid } from '@rookery/contracts'

/** SQLSTATE of tweets.attach_media. */
const REFUSED = 'RKMED'

/** Rejects with 422 and the trigger's text where it was the media; with the error itself otherwise. */
export function refuseMedia(error: unknown): never {
  const { code, message } = error as { code?: unknown; message?: string }
  throw code === REFUSED ? invalid(message ?? 'Media cannot be attached') : error
}
