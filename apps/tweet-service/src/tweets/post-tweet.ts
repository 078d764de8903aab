/** Posting: one round trip to PostgreSQL, counters by trigger; a post that mentions nobody asks no other service. */
import {
  checkLanguage,
  checkPostText,
  extractTags,
  invalid,
  type NewTweet,
  type Tweet,
  VISIBILITIES,
} from '@rookery/contracts'
import type { TweetDeps } from '../deps.ts'
import { refuseMedia } from '../media/refuse-media.ts'
import { type Statement, write } from '../statement.ts'
import { resolveMentions } from './resolve-mentions.ts'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from './tweet-row.ts'

/** An answer to a boost answers the boosted post. */
const REPLY_TO = 'coalesce((SELECT boost_of_id FROM tweets.tweets WHERE id = $7), $7)'

const POST: Statement = {
  name: 'post_tweet',
  text: `WITH t AS (
    INSERT INTO tweets.tweets
      (author_id, text, spoiler_text, sensitive, language, visibility, in_reply_to_id, mention_ids, tags, app_id, media_ids)
    VALUES ($1, $2, $3, $4, $5, $6, ${REPLY_TO}, $8, tweets.given($9), $10, $11) RETURNING *
  ), c AS (SELECT 0 AS likes_count, 0 AS boosts_count, 0 AS replies_count)
  SELECT ${TWEET_COLUMNS} FROM t, c`,
}

/** The same post when the same key came within the hour, also when both arrive at once: see the function in the migration. */
const POST_ONCE: Statement = {
  name: 'post_tweet_once',
  text: `SELECT ${TWEET_COLUMNS} FROM tweets.post_once($12, $1, $2, $3, $4, $5, $6, ${REPLY_TO}, $8, tweets.given($9), $10, $11) AS t ${JOIN_COUNTERS}`,
}

const LONGEST_KEY = 255

export async function postTweet(deps: TweetDeps, input: NewTweet): Promise<Tweet> {
  const mediaIds = [...new Set(input.mediaIds)]
  const { text, spoilerText } = checkPostText(input, { hasMedia: mediaIds.length > 0 })
  const language = checkLanguage(input.language)
  if (!VISIBILITIES.includes(input.visibility)) throw invalid('Visibility is not included in the list')
  const key = checkKey(input.idempotencyKey)
  const values: unknown[] = [
    input.authorId,
    text,
    spoilerText,
    input.sensitive || spoilerText !== '',
    language,
    input.visibility,
    input.inReplyToId,
    await resolveMentions(deps, text),
    extractTags(text),
    input.appId,
    mediaIds,
  ]
  const [row] = await (key === null
    ? write<TweetRow>(deps.pool, POST, values)
    : write<TweetRow>(deps.pool, POST_ONCE, [...values, key])
  ).catch(refuseMedia)
  if (!row) throw new Error('posting answered no row')
  return toTweet(row)
}

function checkKey(key: string | null): string | null {
  if (key === null || key === '') return null
  if (key.length > LONGEST_KEY || key.includes('\0') || !key.isWellFormed())
    throw invalid('Idempotency-Key is not valid')
  return key
}
