/** The one visibility function as a table: who stands how to the post, how the post is shown, on which path. */
import { describe, expect, it } from 'vitest'
import { maySee } from './may-see.ts'
import type { Graph, PostFacts, ViewPath, Visibility } from './post-facts.ts'

const [viewer, author, friend, stranger, enemy, nuisance] = [1, 2, 3, 4, 5, 6]
const ids = (...all: number[]) => new Set(all)

/** The viewer follows `friend`, blocks `enemy` and mutes `nuisance`, whoever the author is. */
const graph = (changes: Partial<Graph> = {}): Graph => ({
  viewerId: viewer,
  following: ids(friend),
  blocking: ids(enemy),
  blockedBy: ids(),
  muting: ids(nuisance),
  hidesBoostsOf: ids(),
  followedTags: new Set(),
  listedExclusively: ids(),
  languagesOf: new Map(),
  ...changes,
})
const PLAIN = { mentionIds: [], inReplyToAccountId: null, tags: [], language: null }
const follower = graph({ following: ids(author, friend) })

const RELATIONS: Record<string, { graph: Graph | null; post?: Partial<PostFacts> }> = {
  anonymous: { graph: null },
  stranger: { graph: graph() },
  follower: { graph: follower },
  'mentioned stranger': { graph: graph(), post: { mentionIds: [viewer] } },
  'mentioned follower': { graph: follower, post: { mentionIds: [viewer] } },
  author: { graph: graph({ viewerId: author }) },
  'blocks the author': {
    graph: graph({ following: ids(author), blocking: ids(author) }),
    post: { mentionIds: [viewer] },
  },
  'blocked by the author': {
    graph: graph({ following: ids(author), blockedBy: ids(author) }),
    post: { mentionIds: [viewer] },
  },
  'mutes the author': { graph: graph({ following: ids(author), muting: ids(author) }) },
  'post mentions one blocked': { graph: follower, post: { mentionIds: [enemy] } },
  'post mentions one muted': { graph: follower, post: { mentionIds: [nuisance] } },
  'reply to a stranger': { graph: follower, post: { inReplyToAccountId: stranger } },
  'reply to a friend': { graph: follower, post: { inReplyToAccountId: friend } },
  'reply to the viewer': { graph: follower, post: { inReplyToAccountId: viewer } },
  'reply to oneself': { graph: follower, post: { inReplyToAccountId: author } },
}

/** `+` may be seen, `.` may not. */
const TABLE = `
relation                  | visibility | home list public tag account thread single
anonymous                 | public     |  .    .     +     +     +      +      +
anonymous                 | unlisted   |  .    .     .     .     +      +      +
anonymous                 | followers  |  .    .     .     .     .      .      .
anonymous                 | direct     |  .    .     .     .     .      .      .
stranger                  | public     |  .    .     +     +     +      +      +
stranger                  | unlisted   |  .    .     .     .     +      +      +
stranger                  | followers  |  .    .     .     .     .      .      .
stranger                  | direct     |  .    .     .     .     .      .      .
follower                  | public     |  +    +     +     +     +      +      +
follower                  | unlisted   |  +    +     .     .     +      +      +
follower                  | followers  |  +    +     .     .     +      +      +
follower                  | direct     |  .    .     .     .     .      .      .
mentioned stranger        | public     |  .    .     +     +     +      +      +
mentioned stranger        | unlisted   |  .    .     .     .     +      +      +
mentioned stranger        | followers  |  .    .     .     .     +      +      +
mentioned stranger        | direct     |  .    .     .     .     +      +      +
mentioned follower        | public     |  +    +     +     +     +      +      +
mentioned follower        | unlisted   |  +    +     .     .     +      +      +
mentioned follower        | followers  |  +    +     .     .     +      +      +
mentioned follower        | direct     |  +    +     .     .     +      +      +
author                    | public     |  +    +     +     +     +      +      +
author                    | unlisted   |  +    +     .     .     +      +      +
author                    | followers  |  +    +     .     .     +      +      +
author                    | direct     |  +    +     .     .     +      +      +
blocks the author         | public     |  .    .     .     .     .      .      .
blocks the author         | unlisted   |  .    .     .     .     .      .      .
blocks the author         | followers  |  .    .     .     .     .      .      .
blocks the author         | direct     |  .    .     .     .     .      .      .
blocked by the author     | public     |  .    .     .     .     .      .      .
blocked by the author     | unlisted   |  .    .     .     .     .      .      .
blocked by the author     | followers  |  .    .     .     .     .      .      .
blocked by the author     | direct     |  .    .     .     .     .      .      .
mutes the author          | public     |  .    .     .     .     +      .      +
mutes the author          | unlisted   |  .    .     .     .     +      .      +
mutes the author          | followers  |  .    .     .     .     +      .      +
mutes the author          | direct     |  .    .     .     .     .      .      .
post mentions one blocked | public     |  .    .     .     .     +      .      +
post mentions one blocked | unlisted   |  .    .     .     .     +      .      +
post mentions one blocked | followers  |  .    .     .     .     +      .      +
post mentions one blocked | direct     |  .    .     .     .     .      .      .
post mentions one muted   | public     |  .    .     .     .     +      .      +
post mentions one muted   | unlisted   |  .    .     .     .     +      .      +
post mentions one muted   | followers  |  .    .     .     .     +      .      +
post mentions one muted   | direct     |  .    .     .     .     .      .      .
reply to a stranger       | public     |  .    .     .     +     +      +      +
reply to a stranger       | unlisted   |  .    .     .     .     +      +      +
reply to a stranger       | followers  |  .    .     .     .     +      +      +
reply to a stranger       | direct     |  .    .     .     .     .      .      .
reply to a friend         | public     |  +    +     .     +     +      +      +
reply to a friend         | unlisted   |  +    +     .     .     +      +      +
reply to a friend         | followers  |  +    +     .     .     +      +      +
reply to a friend         | direct     |  .    .     .     .     .      .      .
reply to the viewer       | public     |  +    +     .     +     +      +      +
reply to the viewer       | unlisted   |  +    +     .     .     +      +      +
reply to the viewer       | followers  |  +    +     .     .     +      +      +
reply to the viewer       | direct     |  .    .     .     .     .      .      .
reply to oneself          | public     |  +    +     +     +     +      +      +
reply to oneself          | unlisted   |  +    +     .     .     +      +      +
reply to oneself          | followers  |  +    +     .     .     +      +      +
reply to oneself          | direct     |  .    .     .     .     .      .      .
`

/** A boost by someone whom the viewer follows; what is said is about the boosted post and its author. */
const BOOSTS: Record<string, { graph: Graph | null; boosted: Partial<PostFacts> | null }> = {
  'of a stranger’s post': { graph: graph(), boosted: {} },
  'to an anonymous reader': { graph: null, boosted: {} },
  'of a post that is gone': { graph: graph(), boosted: null },
  'of followers-only, not followed': { graph: graph(), boosted: { visibility: 'followers' } },
  'of followers-only, followed': { graph: follower, boosted: { visibility: 'followers' } },
  'of one who is blocked': { graph: graph({ blocking: ids(author) }), boosted: {} },
  'of one who blocks': { graph: graph({ blockedBy: ids(author) }), boosted: {} },
  'of one who is muted': { graph: graph({ muting: ids(author) }), boosted: {} },
  'of a post that mentions one blocked': { graph: graph(), boosted: { mentionIds: [enemy] } },
  'by one whose boosts are hidden': { graph: graph({ hidesBoostsOf: ids(friend) }), boosted: {} },
  'by one who is muted': { graph: graph({ muting: ids(friend) }), boosted: {} },
  'by one who is blocked': { graph: graph({ blocking: ids(friend) }), boosted: {} },
  'by a stranger': { graph: graph({ following: ids() }), boosted: {} },
  'of one’s own post': { graph: graph(), boosted: { authorId: viewer } },
}

const BOOST_TABLE = `
boost                               | visibility | home list public tag account thread single
of a stranger’s post                | public     |  +    +     .     .     +      +      +
to an anonymous reader              | public     |  .    .     .     .     +      +      +
of a post that is gone              | public     |  .    .     .     .     .      .      .
of followers-only, not followed     | public     |  .    .     .     .     .      .      .
of followers-only, followed         | public     |  +    +     .     .     +      +      +
of one who is blocked               | public     |  .    .     .     .     .      .      .
of one who blocks                   | public     |  .    .     .     .     .      .      .
of one who is muted                 | public     |  .    .     .     .     +      .      +
of a post that mentions one blocked | public     |  .    .     .     .     +      .      +
by one whose boosts are hidden      | public     |  .    .     .     .     +      +      +
by one who is muted                 | public     |  .    .     .     .     +      .      +
by one who is blocked               | public     |  .    .     .     .     .      .      .
by a stranger                       | public     |  .    .     .     .     +      +      +
of one’s own post                   | public     |  +    +     .     .     +      +      +
`

function cells(table: string): [name: string, visibility: Visibility, path: ViewPath, seen: boolean][] {
  const [head, ...rows] = table.trim().split('\n')
  const paths = head!.split('|')[2]!.trim().split(/\s+/) as ViewPath[]
  return rows.flatMap((row) => {
    const [name, visibility, marks] = row.split('|').map((cell) => cell.trim()) as [string, Visibility, string]
    return marks.split(/\s+/).map((mark, column) => [name, visibility, paths[column]!, mark === '+'] as const)
  }) as never
}

describe('maySee', () => {
  it('the tables hold every case', () => {
    expect(cells(TABLE)).toHaveLength(Object.keys(RELATIONS).length * 4 * 7)
    expect(cells(BOOST_TABLE)).toHaveLength(Object.keys(BOOSTS).length * 7)
  })

  it.each(cells(TABLE))('%s, %s post, path %s: %s', (name, visibility, path, seen) => {
    const { graph: of, post } = RELATIONS[name]!
    const facts: PostFacts = { authorId: author, visibility, ...PLAIN, ...post }
    expect(maySee(of, facts, path)).toBe(seen)
  })

  it.each(cells(BOOST_TABLE))('boost %s, %s, path %s: %s', (name, visibility, path, seen) => {
    const { graph: of, boosted } = BOOSTS[name]!
    const inner: PostFacts | null = boosted && { authorId: author, visibility: 'public', ...PLAIN, ...boosted }
    expect(maySee(of, { authorId: friend, visibility, ...PLAIN, boosted: inner }, path)).toBe(seen)
  })
})
