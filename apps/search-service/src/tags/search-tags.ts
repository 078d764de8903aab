/** Hashtags by the start of their names. */
import { type FoundTag, MAX_CHARACTERS, type SearchService } from '@rookery/contracts'
import type { PostIndex } from '../post-index/port.ts'
import { fold } from '../text/fold.ts'

/** Nobody pages further. */
const MAX_OFFSET = 5_000

export async function searchTags(
  index: Pick<PostIndex, 'completeTags'>,
  { query, limit, offset }: Parameters<SearchService['searchTags']>[0],
): Promise<FoundTag[]> {
  const name = query.trim().replace(/^[#＃]/, '')
  // Several words are no hashtag.
  if (/\s/.test(name) || offset > MAX_OFFSET) return []
  const prefix = fold(name)
  // No hashtag is longer than a post, and Elasticsearch refuses patterns of more than 1,000 units.
  return prefix === '' || prefix.length > MAX_CHARACTERS ? [] : index.completeTags({ prefix, limit, offset })
}
