/** Files of posts and profiles: opened in one place and passed to whoever stores, prepares or serves them. */
import { join } from 'node:path'
import { type RookeryConfig, secretKey } from '@rookery/config'
import { createContentKeys, createPictures, openLocalMediaStore } from '@rookery/media'

/** One `pictures` for the process, so that one picture at a time is prepared. */
export async function openMedia(config: RookeryConfig) {
  return {
    store: await openLocalMediaStore(join(config.dataDir, 'media')),
    pictures: createPictures(),
    keys: createContentKeys(secretKey(config)),
  }
}
