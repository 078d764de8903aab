/** Media of posts, as tweet-service has them. Files lie in the media store; these methods carry keys and facts only. */
import type { Id } from '../ids.ts'
import { type CallRules, FILE_MS } from './calls.ts'

export type MediaKind = 'image' | 'gifv' | 'video' | 'audio' | 'unknown'

/** From -1 (left, bottom) to 1 (right, top), as Mastodon has it. */
export interface Focus {
  x: number
  y: number
}

export interface MediaSize {
  width: number
  height: number
}

export interface Media {
  id: Id
  accountId: Id
  /** Null until a post shows it. */
  tweetId: Id | null
  kind: MediaKind
  /** `failed` is for good: `error` says why. */
  state: 'processing' | 'ready' | 'failed'
  error: string | null
  /** Keys of the media store; null until ready. Sound has no preview, nor has video without a thumbnail. */
  originalKey: string | null
  previewKey: string | null
  contentType: string
  /** Bytes of the original. */
  size: number
  /** Null for sound and video. */
  original: MediaSize | null
  preview: MediaSize | null
  blurhash: string | null
  description: string | null
  focus: Focus | null
  /** Milliseconds since 1970. */
  createdAt: number
}

export interface MediaChanges {
  description?: string | null | undefined
  focus?: Focus | null | undefined
}

export interface MediaMethods {
  /**
   * Takes over what was stored under `uploadKey`: answers the row in `processing`, or rejects with 422 when the content is nothing that
   * is taken here, or too large for what it is; the upload is removed then.
   */
  createMedia(input: {
    accountId: Id
    uploadKey: string
    /** A picture to show for video and sound. */
    thumbnailKey: string | null
    description: string | null
    focus: Focus | null
  }): Promise<Media>
  /** Anybody's, for rendering posts: callers have asked maySee of the post. Missing ones are left out, no order. */
  getMedia(input: { ids: Id[] }): Promise<Media[]>
  /** One's own; 404 otherwise. */
  findMedia(input: { accountId: Id; mediaId: Id }): Promise<Media>
  /** One's own that no post shows yet (404 otherwise): a post's are changed by editing it. */
  updateMedia(input: { accountId: Id; mediaId: Id } & MediaChanges): Promise<Media>
  /** One's own that no post shows (422 when one does). */
  deleteMedia(input: { accountId: Id; mediaId: Id }): Promise<void>
}

export const MEDIA_METHODS: CallRules<MediaMethods> = {
  createMedia: { repeats: 'once', deadlineMs: FILE_MS },
  getMedia: 'read',
  findMedia: 'read',
  updateMedia: 'write',
  deleteMedia: 'once',
}

/** Pictures of profiles, as user-service has them. */
export interface PictureMethods {
  /** Takes over what was stored under `uploadKey`; 422 when it is no picture. Effective for new reads when it answers. */
  setProfilePicture(input: { accountId: Id; which: ProfilePicture; uploadKey: string }): Promise<void>
  removeProfilePicture(input: { accountId: Id; which: ProfilePicture }): Promise<void>
}
export type ProfilePicture = 'avatar' | 'header'

export const PICTURE_METHODS: CallRules<PictureMethods> = {
  setProfilePicture: { repeats: 'once', deadlineMs: FILE_MS },
  removeProfilePicture: 'write',
}
