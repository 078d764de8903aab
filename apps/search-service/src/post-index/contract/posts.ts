/** The posts that the suite searches, their authors, and who keeps which. */
import { firstIdAt, type Id, type Position, type Tweet } from '@rookery/contracts'
import { tweetRow } from '@rookery/testing/builders'

export const [alice, bob, carol, dave] = [101, 102, 103, 104]
export const NAMES: Readonly<Record<string, Id>> = { alice, bob, carol, dave }
export const at = (date: string, n = 0): Id => firstIdAt(Date.parse(date)) + n
export const position = (lsn: number, epoch = 1): Position => ({ epoch, lsn, index: 0 })

export const tweet = (id: Id, authorId: Id, text: string, more: Partial<Tweet> = {}): Tweet =>
  tweetRow({ id, authorId, text, ...more })

export const POSTS: Readonly<Record<string, Tweet>> = {
  running: tweet(at('2024-01-10'), alice, 'I was running through the forest'),
  runs: tweet(at('2024-02-10'), bob, 'She runs every day, rain or shine'),
  german: tweet(at('2024-02-20'), bob, 'Die runs im Wald', { language: 'de' }),
  unknown: tweet(at('2024-03-01'), alice, 'running', { language: null }),
  cafe: tweet(at('2024-03-05'), alice, 'Un CAFÉ à Łódź', { language: 'fr' }),
  black: tweet(at('2024-03-10'), bob, 'The black cat sat. On the mat, a white dog.'),
  japanese: tweet(at('2024-03-15'), carol, '日本語を勉強します', { language: 'ja' }),
  tagged: tweet(at('2024-04-01'), carol, 'My #Caturday walk', { tags: ['caturday'] }),
  tagWord: tweet(at('2024-04-02'), carol, 'caturday without its sign'),
  link: tweet(at('2024-05-01'), bob, 'See https://example.org/rooks for rooks'),
  reply: tweet(at('2024-05-02'), bob, '@alice what forest?', {
    inReplyToId: 1,
    inReplyToAccountId: alice,
    mentionIds: [alice],
  }),
  answered: tweet(at('2024-05-03'), carol, 'answer me, forest!', { repliesCount: 2 }),
  warned: tweet(at('2024-05-04'), carol, 'forest fire', { spoilerText: 'Sad news', sensitive: true }),
  emoji: tweet(at('2024-05-05'), bob, 'party 🎉', { language: null, mediaIds: [9] }),
  quiet: tweet(at('2025-01-01'), dave, 'the forest of dave'),
  unlisted: tweet(at('2025-01-02'), alice, 'an unlisted forest', { visibility: 'unlisted' }),
  secret: tweet(at('2025-01-03'), alice, 'a secret forest', { visibility: 'followers' }),
  direct: tweet(at('2025-01-04'), bob, '@carol a direct forest', { visibility: 'direct', mentionIds: [carol] }),
}
export const nameOf = new Map(Object.entries(POSTS).map(([name, { id }]) => [id, name]))

export const LIBRARY: [account: Id, post: string, reason: 'liked' | 'bookmarked' | 'boosted'][] = [
  [carol, 'quiet', 'liked'],
  [carol, 'secret', 'bookmarked'],
  [carol, 'black', 'boosted'],
  [bob, 'runs', 'liked'],
  [bob, 'unlisted', 'liked'],
]
