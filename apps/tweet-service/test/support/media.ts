/** A tweet service with a media store in memory, whose jobs run when the test says so. */
import type { Media } from '@rookery/contracts'
import { createContentKeys, createMemoryMediaStore, createPictures } from '@rookery/media'
import sharp from 'sharp'
import { processMedia } from '../../src/media/process-media.ts'
import { collectGarbage } from '../../src/media/sweep-media.ts'
import { ALICE, openTestService } from './service.ts'

export async function openMediaService() {
  const jobs: number[] = []
  const store = createMemoryMediaStore()
  const parts = {
    store,
    pictures: createPictures(),
    keys: createContentKeys('secret'),
    jobs: { add: async (id: number) => void jobs.push(id) },
  }
  const service = await openTestService({ media: parts })
  const { pool, tweets } = service

  const upload = async (bytes?: Buffer, more: object = {}, accountId = ALICE): Promise<Media> => {
    const uploadKey = `uploads/${crypto.randomUUID()}`
    await store.put(uploadKey, bytes ?? (await picture()))
    const given = { accountId, uploadKey, thumbnailKey: null, description: null, focus: null }
    return tweets.createMedia({ ...given, ...more })
  }
  const process = (mediaId: number) => processMedia({ pool, media: parts }, mediaId)
  const find = (mediaId: number, accountId = ALICE) => tweets.findMedia({ accountId, mediaId })
  return {
    service,
    parts,
    store,
    /** Ids of rows for which a job was asked. */
    jobs,
    upload,
    process,
    find,
    /** Uploaded and processed. */
    async ready(...given: Parameters<typeof upload>): Promise<Media> {
      const { id, accountId } = await upload(...given)
      await process(id)
      return find(id, accountId)
    },
    /** Answers how many files went. */
    sweep: () => collectGarbage({ pool, media: parts }),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  }
}
export type MediaService = Awaited<ReturnType<typeof openMediaService>>

let count = 0

/** Unlike any other, unless a colour is given. */
export const picture = (background = `hsl(${count++ * 7}, 60%, 50%)`): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer()

/** The beginning of an MP3, unlike any other. */
export const mp3 = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(500, ++count)])
