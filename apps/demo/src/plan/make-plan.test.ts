import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../people.ts'
import { MOST_ACCOUNTS, makePlan } from './make-plan.ts'
import type { Plan, PlannedPost } from './plan.ts'
import { trickleSteps } from './trickle-steps.ts'

const SIZES = { seed: 1, accounts: 60, posts: 600 }
const postsOf = (plan: Plan): PlannedPost[] => plan.steps.flatMap((step) => (step.kind === 'post' ? [step.post] : []))
const take = (count: number, sizes = SIZES) => {
  const steps = trickleSteps(sizes)
  return Array.from({ length: count }, () => steps.next().value)
}

test('the same seed makes the same plan, another seed another one', () => {
  expect(makePlan(SIZES)).toEqual(makePlan(SIZES))
  const texts = (seed: number) => postsOf(makePlan({ ...SIZES, seed })).map(({ text }) => text)
  expect(texts(2)).not.toEqual(texts(1))
  expect(take(200)).toEqual(take(200))
})

describe.each([
  SIZES,
  { seed: 7, accounts: 8, posts: 30 },
  { seed: 3, accounts: 2, posts: 5 },
  { seed: 9, accounts: 60, posts: 1500 },
])('a plan of $accounts people and $posts posts', (sizes) => {
  const plan = makePlan(sizes)
  const posts = postsOf(plan)
  const names = new Set(plan.people.map(({ username }) => username))

  test('has the size that was asked for', () => {
    expect([plan.people.length, posts.length]).toEqual([sizes.accounts, sizes.posts])
    expect(new Set(posts.map(({ key }) => key)).size).toBe(sizes.posts)
  })

  test('nobody follows themselves or anybody twice, and only locked accounts keep people waiting', () => {
    const pairs = plan.follows.map(({ follower, followee }) => `${follower} ${followee}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(plan.follows.filter(({ follower, followee }) => follower === followee)).toEqual([])
    const locked = new Set(plan.people.filter((person) => person.locked).map(({ username }) => username))
    expect(plan.follows.filter(({ followee, accepted }) => !accepted && !locked.has(followee))).toEqual([])
  })

  test('lists hold people whom their owner follows', () => {
    const follows = new Set(
      plan.follows.flatMap((each) => (each.accepted ? [`${each.follower} ${each.followee}`] : [])),
    )
    const strangers = plan.lists.flatMap(({ owner, members }) =>
      members.filter((name) => !follows.has(`${owner} ${name}`)),
    )
    expect(strangers).toEqual([])
  })

  test('answers and reactions come after their post; only what may be boosted is, and nobody reacts to what they cannot see', () => {
    const known = new Map<string, PlannedPost>()
    for (const step of plan.steps) {
      if (step.kind === 'post') {
        const { replyTo } = step.post
        if (replyTo) expect(known.has(replyTo)).toBe(true)
        if (replyTo) expect(known.get(replyTo)!.visibility).toBe(step.post.visibility)
        known.set(step.post.key, step.post)
        continue
      }
      const post = known.get(step.post)!
      expect(post).toBeDefined()
      if (step.kind === 'boost') expect(['public', 'unlisted']).toContain(post.visibility)
      if (step.kind === 'pin') expect([post.author, post.visibility]).toEqual([step.who, 'public'])
      else expect(step.who).not.toBe(post.author)
      if (post.visibility === 'direct') expect(post.text).toContain(`@${step.who} `)
    }
  })

  test('texts fit into a post, pictures are described, authors and the mentioned exist', () => {
    for (const { text, pictures, author } of posts) {
      expect([...text].length).toBeLessThanOrEqual(500)
      expect(text).not.toMatch(/[{}]|\bthe the\b|undefined/)
      expect(names).toContain(author)
      for (const [, name] of text.matchAll(/(?:^|\s)@(\w+)/g)) expect(names).toContain(name)
      expect(pictures.length).toBeLessThanOrEqual(4)
      for (const { alt } of pictures) expect(alt.length).toBeGreaterThan(12)
    }
  })
})

test('a whole town: every language, every visibility, threads, warnings, pictures, and hardly a text twice', () => {
  const posts = postsOf(makePlan(SIZES))
  expect(new Set(posts.map(({ language }) => language))).toEqual(new Set(LANGUAGES))
  expect(new Set(posts.map(({ visibility }) => visibility))).toEqual(new Set(['public', 'private', 'direct']))
  expect(posts.filter(({ warning }) => warning).length).toBeGreaterThanOrEqual(3)
  expect(posts.filter(({ pictures }) => pictures.length > 0).length).toBeGreaterThanOrEqual(50)
  expect(posts.some(({ pictures }) => pictures.length === 4)).toBe(true)
  const texts = posts.filter(({ replyTo }) => !replyTo).map(({ text }) => text)
  expect(new Set(texts).size).toBe(texts.length)
})

test('a few are followed by most, most by a few', () => {
  const plan = makePlan(SIZES)
  const counts = plan.people.map(({ username }) => plan.follows.filter(({ followee }) => followee === username).length)
  const sorted = counts.toSorted((one, other) => other - one)
  expect(sorted[0]).toBeGreaterThan(MOST_ACCOUNTS * 0.6)
  expect(sorted[30]).toBeLessThan(sorted[0]! / 3)
})

test('the trickle goes on from the plan: new keys, and only posts that are there are answered or liked', () => {
  const known = new Set(postsOf(makePlan(SIZES)).map(({ key }) => key))
  for (const step of take(2_000)) {
    if (step.kind !== 'post') expect(known).toContain(step.post)
    else {
      expect(known).not.toContain(step.post.key)
      if (step.post.replyTo) expect(known).toContain(step.post.replyTo)
      known.add(step.post.key)
    }
  }
})
