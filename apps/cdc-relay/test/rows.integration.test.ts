/** Rows written by hand become events, in order, without the API. */
import type { DomainEvent } from '@rookery/contracts'
import { expect, test } from 'vitest'
import { memoryWriter } from './support/memory-writer.ts'
import { createWorld } from './support/world.ts'

test('rows inserted, changed and deleted by hand in SQL become events in commit order', async () => {
  await using world = await createWorld()
  const writer = memoryWriter()
  await using relay = await world.relay(writer)
  const { alice, bob } = await world.people('alice', 'bob')
  const since = await taker(writer, relay)

  await world.sql('INSERT INTO users.follows (follower_id, followee_id) VALUES ($1, $2)', [bob, alice])
  await world.sql('UPDATE users.follows SET show_boosts = false WHERE follower_id = $1', [bob])
  await world.sql("INSERT INTO tweets.tweets (author_id, text, tags) VALUES ($1, 'hello', '{a,\"b c\"}')", [alice])
  const [post] = await world.sql('SELECT id, created_at FROM tweets.tweets')
  const postId = Number(post!.id)
  await world.sql('INSERT INTO tweets.likes (account_id, tweet_id) VALUES ($1, $2)', [bob, postId])
  await world.sql('INSERT INTO tweets.tweets (author_id, boost_of_id) VALUES ($1, $2)', [bob, postId])
  await world.sql('UPDATE tweets.tweets SET app_id = 7 WHERE id = $1', [postId])
  await world.sql("UPDATE tweets.tweets SET text = 'hello, edited' WHERE id = $1", [postId])
  await world.sql('UPDATE users.accounts SET default_sensitive = true WHERE id = $1', [alice])
  await world.sql("UPDATE users.accounts SET note = 'I am Alice' WHERE id = $1", [alice])
  await world.sql('INSERT INTO users.mutes (account_id, target_id) VALUES ($1, $2)', [bob, alice])
  await world.sql('DELETE FROM users.mutes')
  await world.sql('INSERT INTO users.blocks (account_id, target_id) VALUES ($1, $2)', [alice, bob])
  await world.sql('DELETE FROM tweets.tweets WHERE id = $1', [postId])
  await world.sql("SELECT pg_logical_emit_message(true, 'rookery', $1)", [
    JSON.stringify({ type: 'session.revoked', sessionId: 5, accountId: alice }),
  ])
  const events = await since()

  expect(events.map((event) => event.type)).toEqual([
    'user.followed',
    'follow.changed',
    'tweet.posted',
    'tweet.liked',
    'tweet.posted',
    'tweet.edited',
    'user.changed',
    'user.muted',
    'user.unmuted',
    'user.blocked',
    'user.unfollowed',
    'tweet.deleted',
    // Cascades run in the order of their foreign keys: the boost, then the like.
    'tweet.deleted',
    'tweet.unliked',
    'session.revoked',
  ])
  expect(events[2]).toMatchObject({
    v: 1,
    tweetId: postId,
    authorId: alice,
    visibility: 'public',
    tags: ['a', 'b c'],
    mentionIds: [],
    boostOfId: null,
    createdAt: (post!.created_at as unknown as Date).getTime(),
  })
  expect(events[4]).toMatchObject({ authorId: bob, boostOfId: postId, boostOfAuthorId: alice })
  expect(Math.abs(events[2]!.at - Date.now())).toBeLessThan(3_600_000)
  console.info(`rows by hand: 15 statements, ${events.length} events in commit order`)
})

/** What was appended since now. */
async function taker(writer: { events: DomainEvent[] }, relay: { caughtUp(): Promise<void> }) {
  await relay.caughtUp()
  const before = writer.events.length
  return async () => {
    await relay.caughtUp()
    return writer.events.slice(before)
  }
}
