/** Editing: the version before is kept by trigger; mentions and tags follow the text. */
import { checkLanguage, checkPostText, extractTags, notFound, type Tweet, type TweetsService } from '@rookery/contracts'
import { type Pool, withTransaction } from '@rookery/database'
import type { TweetDeps } from '../deps.ts'
import { describeMedia } from '../media/describe-media.ts'
import { refuseMedia } from '../media/refuse-media.ts'
import { type Statement, write } from '../statement.ts'
import { GET } from './get-tweets.ts'
import { resolveMentions } from './resolve-mentions.ts'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from './tweet-row.ts'

const EDIT: Statement = {
  name: 'edit_tweet',
  text: `WITH t AS (
    UPDATE tweets.tweets
    SET text = $3, spoiler_text = $4, sensitive = $5, language = $6, mention_ids = $7, tags = tweets.given($8),
        media_ids = coalesce($9, media_ids)
    WHERE id = $1 AND author_id = $2 AND boost_of_id IS NULL RETURNING *
  ) SELECT ${TWEET_COLUMNS} FROM t ${JOIN_COUNTERS}`,
}

type EditInput = Parameters<TweetsService['editTweet']>[0]

export async function editTweet(deps: TweetDeps, input: EditInput): Promise<Tweet> {
  const mediaIds = input.mediaIds && [...new Set(input.mediaIds)]
  const { text, spoilerText } = checkPostText(input, { hasMedia: (mediaIds?.length ?? 0) > 0 })
  const values = [
    input.tweetId,
    input.authorId,
    text,
    spoilerText,
    input.sensitive || spoilerText !== '',
    checkLanguage(input.language),
    await resolveMentions(deps, text),
    extractTags(text),
    mediaIds ?? null,
  ]
  const [row] = await edit(deps.pool, values, input).catch(refuseMedia)
  if (!row) throw notFound()
  return toTweet(row)
}

/** With changed descriptions: one transaction, so that both become one version of the post. */
function edit(pool: Pool, values: unknown[], { authorId, tweetId, mediaChanges = [] }: EditInput): Promise<TweetRow[]> {
  if (mediaChanges.length === 0) return write<TweetRow>(pool, EDIT, values)
  return withTransaction(pool, async (client) => {
    const { rows } = await client.query<TweetRow>({ ...EDIT, values })
    for (const { id, ...changes } of rows.length === 0 ? [] : mediaChanges)
      await describeMedia(client, authorId, id, tweetId, changes)
    // As it is after both: the descriptions may have made it an edit.
    return rows.length === 0 ? rows : (await client.query<TweetRow>({ ...GET, values: [[values[0]]] })).rows
  })
}
