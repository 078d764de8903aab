/** Follow requests as events: asked, and ended by whatever ended them; a follow that was accepted comes after its request's end. */
import { expect, test } from 'vitest'
import { memoryWriter } from './support/memory-writer.ts'
import { createWorld } from './support/world.ts'

test('requests by hand, accepted, answered by a block, and by unlocking', async () => {
  await using world = await createWorld()
  const writer = memoryWriter()
  await using relay = await world.relay(writer)
  const { alice, bob } = await world.people('alice', 'bob')
  const told = async (...statements: [string, unknown[]][]) => {
    await relay.caughtUp()
    const before = writer.events.length
    for (const [text, values] of statements) await world.sql(text, values)
    await relay.caughtUp()
    return writer.events.slice(before)
  }
  const ask: [string, unknown[]] = [
    'INSERT INTO users.follow_requests (follower_id, followee_id) VALUES ($1, $2)',
    [bob, alice],
  ]
  const typesOf = (events: { type: string }[]) => events.map(({ type }) => type)

  const asked = await told(ask)
  expect(asked).toMatchObject([{ type: 'follow.requested', v: 1, accountId: bob, targetId: alice }])
  const accepted = await told([
    `WITH accepted AS (DELETE FROM users.follow_requests WHERE follower_id = $1 RETURNING *)
     INSERT INTO users.follows (follower_id, followee_id) SELECT follower_id, followee_id FROM accepted`,
    [bob],
  ])
  expect(typesOf(accepted)).toEqual(['follow.request_ended', 'user.followed'])
  expect(accepted[0]?.position.lsn).toBe(accepted[1]?.position.lsn)

  await told(['DELETE FROM users.follows', []])
  const blocked = await told(ask, ['INSERT INTO users.blocks (account_id, target_id) VALUES ($1, $2)', [alice, bob]])
  expect(typesOf(blocked)).toEqual(['follow.requested', 'user.blocked', 'follow.request_ended'])

  await told(['DELETE FROM users.blocks', []], ['UPDATE users.accounts SET locked = true WHERE id = $1', [alice]])
  const unlocked = await told(ask, ['UPDATE users.accounts SET locked = false WHERE id = $1', [alice]])
  expect(typesOf(unlocked)).toEqual(['follow.requested', 'user.changed', 'follow.request_ended', 'user.followed'])
})
