/** The part of tweet-service about attachments, in memory: uploads are ready at once, or when the test says so. */

import { buffer } from 'node:stream/consumers'
import { type Id, invalid, type Media, type MediaMethods, notFound, type Tweet } from '@rookery/contracts'
import { type MediaStore, recognise } from '@rookery/media'

export interface FakeMediaControls {
  /** `false` leaves new uploads in `processing`, as while a large one is prepared. */
  readyAtOnce: boolean
  all: Map<Id, Media>
}

export function createFakeMedia(nextId: () => Id, clock: { now(): number }, store: MediaStore) {
  const controls: FakeMediaControls = { readyAtOnce: true, all: new Map() }
  const own = (accountId: Id, id: Id): Media => {
    const media = controls.all.get(id)
    if (media?.accountId !== accountId) throw notFound()
    return media
  }
  const change = (media: Media): Media => {
    controls.all.set(media.id, media)
    return media
  }
  const methods: MediaMethods = {
    async createMedia({ accountId, uploadKey, description, focus }) {
      const bytes = await buffer(await store.open(uploadKey))
      await store.delete(uploadKey)
      const type = await recognise(bytes)
      if (!type) throw invalid('File content type is invalid')
      const id = nextId()
      const key = `posts/ab/cd/${id}.${type.extension}`
      await store.put(key, bytes)
      const size = { width: 40, height: 30 }
      const { readyAtOnce } = controls
      const isImage = type.kind === 'image'
      return change({
        ...{ id, accountId, tweetId: null, kind: type.kind, state: readyAtOnce ? 'ready' : 'processing', error: null },
        ...{ originalKey: readyAtOnce ? key : null, previewKey: readyAtOnce && isImage ? key : null },
        ...{
          contentType: type.mime,
          size: bytes.length,
          original: isImage ? size : null,
          preview: isImage ? size : null,
        },
        ...{ blurhash: null, description, focus, createdAt: clock.now() },
      })
    },
    getMedia: async ({ ids }) => ids.flatMap((id) => controls.all.get(id) ?? []),
    findMedia: async ({ accountId, mediaId }) => own(accountId, mediaId),
    async updateMedia({ accountId, mediaId, description, focus }) {
      const media = own(accountId, mediaId)
      if (media.tweetId !== null) throw notFound()
      return change({ ...media, ...given({ description, focus }) })
    },
    async deleteMedia({ accountId, mediaId }) {
      if (own(accountId, mediaId).tweetId !== null) throw invalid('Media attachment is currently used by a status')
      controls.all.delete(mediaId)
    },
  }
  return {
    controls,
    methods,
    /** As the triggers do it. */
    attach({ id: tweetId, authorId, mediaIds }: Pick<Tweet, 'id' | 'authorId' | 'mediaIds'>) {
      const media = mediaIds.map((id) => controls.all.get(id))
      const fits = (each: Media | undefined) =>
        each?.accountId === authorId && (each.tweetId === null || each.tweetId === tweetId)
      if (!media.every(fits)) throw invalid('Media not found or already attached to another post')
      if (media.some((each) => each?.state !== 'ready'))
        throw invalid('Cannot attach files that have not finished processing')
      // Nothing is attached to a post that is only about to be made.
      for (const each of media) if (each && tweetId > 0) change({ ...each, tweetId })
    },
    describe(changes: { id: Id; description?: string | null | undefined; focus?: Media['focus'] | undefined }[]) {
      for (const { id, ...rest } of changes)
        change({ ...own(controls.all.get(id)?.accountId ?? 0, id), ...given(rest) })
    },
    release(tweetId: Id, keep: boolean) {
      for (const each of controls.all.values()) {
        if (each.tweetId !== tweetId) continue
        if (keep) change({ ...each, tweetId: null })
        else controls.all.delete(each.id)
      }
    },
  }
}

const given = (changes: {
  description?: string | null | undefined
  focus?: Media['focus'] | undefined
}): Partial<Media> => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
