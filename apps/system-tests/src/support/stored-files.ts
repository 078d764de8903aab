/** What a server keeps of people's files, in its folder or its bucket. */
import { join } from 'node:path'
import { readConfig } from '@rookery/config'
import { openMediaStore } from '@rookery/media'
import type { Server } from './server.ts'

/** Keys below `folder`. */
export async function storedFiles(server: Server, folder: string): Promise<string[]> {
  const { s3, dataDir } = readConfig(server.env)
  await using store = await openMediaStore({ s3, folder: join(dataDir, 'media'), say: () => {} })
  const keys: string[] = []
  for await (const key of store.list(`${folder}/`, Date.now() + 60_000)) keys.push(key)
  return keys
}
