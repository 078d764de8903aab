/** The part of the contract about attachments. */
import { type MediaMethods, unavailable } from '@rookery/contracts'
import type { TweetDeps } from '../deps.ts'
import { createMedia } from './create-media.ts'
import { deleteMedia } from './delete-media.ts'
import { describeMedia } from './describe-media.ts'
import { findMedia, getMedia } from './find-media.ts'
import { toMedia } from './media-row.ts'

export function mediaMethods({ pool, media, onError = () => {} }: TweetDeps): MediaMethods {
  return {
    async createMedia(input) {
      if (!media) throw unavailable('no media store')
      return createMedia({ pool, media, onError }, input)
    },
    getMedia: ({ ids }) => getMedia(pool, ids),
    findMedia: (input) => findMedia(pool, input),
    updateMedia: async ({ accountId, mediaId, ...changes }) =>
      toMedia(await describeMedia(pool, accountId, mediaId, null, changes)),
    deleteMedia: (input) => deleteMedia(pool, input),
  }
}
