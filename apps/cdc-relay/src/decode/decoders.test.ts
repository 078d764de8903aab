import { describe, expect, test } from 'vitest'
import { DECODERS } from './index.ts'
import type { Row, RowChange } from './row-change.ts'

const [alice, bob, post, boost] = [11, 22, 333, 444]
const decode = (table: string, change: RowChange) => DECODERS[table]!(change)
const insert = (row: Row): RowChange => ({ kind: 'insert', new: row })
const remove = (row: Row): RowChange => ({ kind: 'delete', old: row })
const update = (old: Row, changes: Row): RowChange => ({ kind: 'update', old, new: { ...old, ...changes } })

describe('accounts', () => {
  const row = { id: alice, username: 'alice', note: '', fields: '[]', state: 'active', admin: false, locked: false }
  const table = 'users.accounts'
  test('a new row is a registration', () =>
    expect(decode(table, insert(row))).toEqual({ type: 'user.registered', accountId: alice, username: 'alice' }))
  test.each([
    { note: 'hi' },
    { state: 'suspended' },
    { locked: true },
    { fields: '[{}]' },
    { avatar_key: 'people/x.png' },
  ])('%o is a change', (changes) =>
    expect(decode(table, update(row, changes))).toEqual({
      type: 'user.changed',
      accountId: alice,
      state: 'active',
      ...('state' in changes && { state: changes.state }),
    }),
  )
  test.each([{}, { admin: true }, { default_language: 'fr' }])('%o is nobody’s news', (changes) =>
    expect(decode(table, update(row, changes))).toBeNull(),
  )
  test('asking for its deletion once more is a change', () => {
    const going = { ...row, state: 'deleting', deletion_asked_at: 1 }
    const event = { type: 'user.changed', accountId: alice, state: 'deleting' }
    expect(decode(table, update(going, { deletion_asked_at: 2 }))).toEqual(event)
  })
  test('a deleted row is a deletion', () =>
    expect(decode(table, remove(row))).toEqual({ type: 'user.deleted', accountId: alice }))
})

describe('sessions', () => {
  const row = { id: 5, account_id: alice, scopes: ['read'], revoked_at: null }
  const revoked = { type: 'session.revoked', sessionId: 5, accountId: alice }
  const table = 'users.sessions'
  test('a new session is no event', () => expect(decode(table, insert(row))).toBeNull())
  test('setting revoked_at revokes', () => expect(decode(table, update(row, { revoked_at: 9 }))).toEqual(revoked))
  test('other changes do not', () => {
    expect(decode(table, update(row, { scopes: ['write'] }))).toBeNull()
    expect(decode(table, update({ ...row, revoked_at: 9 }, { scopes: [] }))).toBeNull()
  })
  test('a deleted row revokes', () => expect(decode(table, remove(row))).toEqual(revoked))
  test('a session of an app has no account', () =>
    expect(decode(table, remove({ ...row, account_id: null }))).toEqual({ ...revoked, accountId: null }))
})

describe('follows', () => {
  const row = { follower_id: bob, followee_id: alice, show_boosts: true, notify: false, languages: ['en'] }
  const edge = { accountId: bob, targetId: alice }
  const table = 'users.follows'
  test('insert', () => expect(decode(table, insert(row))).toEqual({ type: 'user.followed', ...edge, showBoosts: true }))
  test.each([{ show_boosts: false }, { notify: true }, { languages: ['en', 'fr'] }, { languages: null }])(
    'update %o',
    (changes) =>
      expect(decode(table, update(row, changes))).toEqual({
        type: 'follow.changed',
        ...edge,
        showBoosts: changes.show_boosts ?? true,
      }),
  )
  test('an update that changes nothing is nothing', () =>
    expect(decode(table, update(row, { languages: ['en'] }))).toBeNull())
  test('delete', () => expect(decode(table, remove(row))).toEqual({ type: 'user.unfollowed', ...edge }))
})

test('follow requests: who asks comes first', () => {
  const row = { id: 1, follower_id: bob, followee_id: alice, show_boosts: true, notify: false, languages: null }
  const edge = { accountId: bob, targetId: alice }
  const table = 'users.follow_requests'
  expect(decode(table, insert(row))).toEqual({ type: 'follow.requested', ...edge })
  expect(decode(table, update(row, { notify: true }))).toBeNull()
  expect(decode(table, remove(row))).toEqual({ type: 'follow.request_ended', ...edge })
})

describe('blocks and mutes', () => {
  const row = { id: 1, account_id: alice, target_id: bob, expires_at: null, hide_notifications: true }
  const edge = { accountId: alice, targetId: bob }
  test('a block', () => {
    expect(decode('users.blocks', insert(row))).toEqual({ type: 'user.blocked', ...edge })
    expect(decode('users.blocks', update(row, { created_at: 3 }))).toBeNull()
    expect(decode('users.blocks', remove(row))).toEqual({ type: 'user.unblocked', ...edge })
  })
  test('a mute', () => {
    expect(decode('users.mutes', insert(row))).toEqual({ type: 'user.muted', ...edge })
    expect(decode('users.mutes', update(row, { expires_at: 99 }))).toEqual({ type: 'user.muted', ...edge })
    expect(decode('users.mutes', update(row, { created_at: 3 }))).toBeNull()
    expect(decode('users.mutes', remove(row))).toEqual({ type: 'user.unmuted', ...edge })
  })
})

describe('followed hashtags and lists', () => {
  const follow = { id: 1, account_id: alice, tag: 'rooks', bucket: '11' }
  test('a hashtag', () => {
    const fact = { accountId: alice, tag: 'rooks' }
    expect(decode('users.tag_follows', insert(follow))).toEqual({ type: 'tag.followed', ...fact })
    expect(decode('users.tag_follows', update(follow, { created_at: 3 }))).toBeNull()
    expect(decode('users.tag_follows', remove(follow))).toEqual({ type: 'tag.unfollowed', ...fact })
  })
  test('a list, and who is in it', () => {
    const list = { id: 7, account_id: alice, title: 'birds' }
    const member = { id: 9, list_id: 7, account_id: alice, member_id: bob }
    for (const change of [insert, remove, (row: Row) => update(row, { title: 'rooks' })]) {
      expect(decode('users.lists', change(list))).toEqual({ type: 'list.changed', accountId: alice, listId: 7 })
    }
    for (const change of [insert, remove]) {
      expect(decode('users.list_members', change(member))).toEqual({
        type: 'list.changed',
        accountId: alice,
        listId: 7,
      })
    }
  })
})

describe('tweets', () => {
  const row = {
    id: post,
    author_id: alice,
    text: 'hello',
    visibility: 'followers',
    mention_ids: [bob],
    tags: ['rooks'],
    in_reply_to_id: 7,
    in_reply_to_account_id: bob,
    boost_of_id: null,
    boost_of_author_id: null,
    created_at: 1000,
    edited_at: null,
  }
  const facts = {
    tweetId: post,
    authorId: alice,
    visibility: 'followers',
    mentionIds: [bob],
    tags: ['rooks'],
    inReplyToId: 7,
    inReplyToAccountId: bob,
    boostOfId: null,
    boostOfAuthorId: null,
    createdAt: 1000,
  }
  const table = 'tweets.tweets'
  test('insert', () => expect(decode(table, insert(row))).toEqual({ type: 'tweet.posted', ...facts }))
  test('a boost is a post too', () =>
    expect(decode(table, insert({ ...row, id: boost, boost_of_id: post, boost_of_author_id: alice }))).toMatchObject({
      type: 'tweet.posted',
      tweetId: boost,
      boostOfId: post,
      boostOfAuthorId: alice,
    }))
  test('only a new edited_at makes an edit', () => {
    expect(decode(table, update(row, { text: 'x', edited_at: 2000 }))).toEqual({
      type: 'tweet.edited',
      ...facts,
      editedAt: 2000,
    })
    expect(decode(table, update(row, { text: 'x' }))).toBeNull()
    expect(decode(table, update({ ...row, edited_at: 2000 }, { app_id: 1 }))).toBeNull()
  })
  test('an edit that changes whom it mentions says whom it mentioned before', () => {
    expect(decode(table, update(row, { text: 'x', edited_at: 2000, mention_ids: [bob, alice] }))).toEqual({
      type: 'tweet.edited',
      ...facts,
      mentionIds: [bob, alice],
      previousMentionIds: [bob],
      editedAt: 2000,
    })
    const same = decode(table, update(row, { edited_at: 2000, mention_ids: [bob] }))
    expect(Object.keys(same!)).not.toContain('previousMentionIds')
  })
  test('delete carries the facts of the row that was', () =>
    expect(decode(table, remove(row))).toEqual({ type: 'tweet.deleted', ...facts }))
})

describe('likes', () => {
  const row = { account_id: bob, tweet_id: post, tweet_author_id: alice }
  const like = { accountId: bob, tweetId: post, tweetAuthorId: alice }
  test('insert, update, delete', () => {
    expect(decode('tweets.likes', insert(row))).toEqual({ type: 'tweet.liked', ...like })
    expect(decode('tweets.likes', update(row, { created_at: 1 }))).toBeNull()
    expect(decode('tweets.likes', remove(row))).toEqual({ type: 'tweet.unliked', ...like })
  })
})

describe('bookmarks and filters', () => {
  const row = { id: 1, account_id: bob, tweet_id: post }
  test('a bookmark', () => {
    expect(decode('tweets.bookmarks', insert(row))).toEqual({
      type: 'tweet.bookmarked',
      accountId: bob,
      tweetId: post,
    })
    expect(decode('tweets.bookmarks', update(row, { created_at: 1 }))).toBeNull()
    expect(decode('tweets.bookmarks', remove(row))).toEqual({
      type: 'tweet.unbookmarked',
      accountId: bob,
      tweetId: post,
    })
  })
  test('every change of a filter', () => {
    const filter = { id: 2, account_id: alice, title: 'birds', updated_at: 1 }
    const changed = { type: 'filters.changed', accountId: alice }
    expect(decode('users.filters', insert(filter))).toEqual(changed)
    expect(decode('users.filters', update(filter, { updated_at: 2 }))).toEqual(changed)
    expect(decode('users.filters', remove(filter))).toEqual(changed)
  })
})

describe('notifications', () => {
  const row = { id: 9, account_id: alice, kind: 'favourite', actor_id: bob, tweet_id: post, dismissed: false }
  const table = 'notifications.notifications'
  test('only a new one is news', () => {
    expect(decode(table, insert(row))).toEqual({
      type: 'notification.created',
      notificationId: 9,
      accountId: alice,
      kind: 'favourite',
      actorId: bob,
      tweetId: post,
    })
    expect(decode(table, update(row, { dismissed: true }))).toBeNull()
    expect(decode(table, remove(row))).toBeNull()
  })
})
