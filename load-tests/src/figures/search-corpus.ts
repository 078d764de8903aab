/** Posts, people and hashtags for the bench of search, written as rows by hand would be: words by Zipf's law, two years of ids. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Member, Rig } from '../rig.ts'

export interface Corpus {
  word(rank: number): string
  author(share: number): string
  name(share: number): string
  tag(share: number): string
  month(share: number): string
}

const WORDS = 30_000
const AUTHORS = 2_000
const LIKES = 1_000
const BATCH = 5_000
const DAYS = 730
const UNITS_PER_MS = 4096
const ID_EPOCH_MS = Date.UTC(2016, 0, 1)

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi fo ga go ha he ka ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va ve wa we za ze'.split(
    ' ',
  )
/** A word of its own for each number, longer with its rank, as in languages. */
function wordOf(number: number): string {
  let word = ''
  for (let rest = Math.floor(number) + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length]
  }
  return word
}

/** Rank r with probability about 1/r. */
const zipf = () => Math.floor(WORDS ** Math.random()) - 1
const text = () => Array.from({ length: 12 + Math.floor(Math.random() * 20) }, () => wordOf(zipf())).join(' ')
const nameOf = (n: number) => `${wordOf((n * 7919) % 200_000)}_${n}`
const tagOf = (n: number) => `${wordOf((n * 104_729) % 200_000)}${n % 3}`

export async function fillCorpus(rig: Rig, members: readonly Member[], posts: number): Promise<Corpus> {
  const { rows } = await rig.sql.query<{ id: string }>(
    `INSERT INTO users.accounts (username, display_name) SELECT * FROM unnest($1::text[], $2::text[]) RETURNING id`,
    [range(AUTHORS, nameOf), range(AUTHORS, (n) => `${wordOf(n)} ${wordOf(n * 3)}`)],
  )
  for (let from = AUTHORS; from < posts; from += BATCH) {
    const numbers = range(Math.min(BATCH, posts - from), (n) => from + n)
    await rig.sql.query(
      `INSERT INTO users.accounts (username, display_name) SELECT * FROM unnest($1::text[], $2::text[])`,
      [numbers.map(nameOf), numbers.map((n) => `${wordOf(n % WORDS)} ${wordOf((n * 3) % WORDS)}`)],
    )
  }
  const now = Date.now()
  const step = (DAYS * 86_400_000) / posts
  const ids: number[] = []
  for (let from = 0; from < posts; from += BATCH) {
    const numbers = range(Math.min(BATCH, posts - from), (n) => from + n)
    const times = numbers.map((n) => Math.floor(now - DAYS * 86_400_000 + n * step))
    const batch = times.map((ms, n) => (ms - ID_EPOCH_MS) * UNITS_PER_MS + (n % UNITS_PER_MS))
    ids.push(...batch)
    await rig.sql.query(
      `INSERT INTO tweets.tweets (id, author_id, text, language, created_at, tags)
       SELECT id, author, text, 'en', to_timestamp(ms / 1000.0), ARRAY[tag]
       FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::text[]) AS given (id, author, text, ms, tag)`,
      [
        batch,
        numbers.map((n) => rows[(n * n) % AUTHORS]!.id),
        numbers.map((n) => `${text()} #${tagOf(n)}`),
        times,
        numbers.map(tagOf),
      ],
    )
  }
  for (const { id } of members) {
    await rig.sql.query(
      `INSERT INTO tweets.likes (account_id, tweet_id, tweet_author_id) SELECT $1, id, author_id FROM tweets.tweets
      WHERE id = ANY ($2::bigint[]) ON CONFLICT DO NOTHING`,
      [id, range(LIKES, () => ids[Math.floor(Math.random() * ids.length)]!)],
    )
  }
  await untilIndexed(rig, posts)
  await rig.sql.query('ANALYZE')
  return {
    word: wordOf,
    author: (share) => nameOf(Math.floor(share * AUTHORS)),
    name: (share) => nameOf(Math.floor(share * posts)),
    tag: (share) => tagOf(Math.floor(share * posts)),
    month: (share) => new Date(now - share * DAYS * 86_400_000).toISOString().slice(0, 7),
  }
}

async function untilIndexed({ sql }: Rig, posts: number): Promise<void> {
  const counts = `SELECT (SELECT count(*) FROM search.posts_0) + (SELECT count(*) FROM search.posts_1) AS posts,
    (SELECT count(*) FROM search.people_0) + (SELECT count(*) FROM search.people_1) AS people,
    (SELECT count(*) FROM search.library_0) + (SELECT count(*) FROM search.library_1) AS kept,
    (SELECT count(*) FROM tweets.likes) AS likes`
  for (;;) {
    const { rows } = await sql.query<Record<'posts' | 'people' | 'kept' | 'likes', string>>(counts)
    const [found] = rows
    if (Number(found!.posts) >= posts && Number(found!.people) >= posts && Number(found!.kept) >= Number(found!.likes))
      return
    await wait(500)
  }
}

const range = <T>(length: number, of: (n: number) => T): T[] => Array.from({ length }, (_, n) => of(n))
