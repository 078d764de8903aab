/** Editing: the version before is kept by trigger; mentions and tags follow the text. */
import { checkLanguage, checkPostText, extractTags, notFound, type Tweet, type TweetsService } from '@rookery/contracts'
import type { TweetDeps } from '../deps.ts'
import { type Statement, write } from '../statement.ts'
import { resolveMentions } from './resolve-mentions.ts'
import { JOIN_COUNTERS, TWEET_COLUMNS, type TweetRow, toTweet } from './tweet-row.ts'

const EDIT: Statement = {
  name: 'edit_tweet',
  text: `WITH t AS (
    UPDATE tweets.tweets
    SET text = $3, spoiler_text = $4, sensitive = $5, language = $6, mention_ids = $7, tags = tweets.given($8)
    WHERE id = $1 AND author_id = $2 AND boost_of_id IS NULL RETURNING *
  ) SELECT ${TWEET_COLUMNS} FROM t ${JOIN_COUNTERS}`,
}

export async function editTweet(deps: TweetDeps, input: Parameters<TweetsService['editTweet']>[0]): Promise<Tweet> {
  const { text, spoilerText } = checkPostText(input)
  const [row] = await write<TweetRow>(deps.pool, EDIT, [
    input.tweetId,
    input.authorId,
    text,
    spoilerText,
    input.sensitive || spoilerText !== '',
    checkLanguage(input.language),
    await resolveMentions(deps, text),
    extractTags(text),
  ])
  if (!row) throw notFound()
  return toTweet(row)
}
