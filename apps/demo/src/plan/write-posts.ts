/** The order in which a town talks: conversations, with other posts and boosts in between. */
import type { Person } from '../people.ts'
import type { Random } from '../random.ts'
import { DIALOGUES, SHORT_ANSWERS, SUBJECTS } from '../texts/index.ts'
import { castDialogue } from './cast-dialogue.ts'
import { createDeck } from './deck.ts'
import type { PlannedPost } from './plan.ts'

/** Of all posts, so many are parts of written conversations, as far as there are enough of them. */
const TALK_SHARE = 0.56
/** A post of its own is answered in a few words so often. */
const ANSWERED = 0.24
const MOST_ANSWERS = 2
/** Conversations that go on at the same time. */
const AT_ONCE = 7

type Thread = PlannedPost[]

export interface Writer {
  /** A post of its own and what others say to it, under keys that begin with `prefix`. */
  single(person: Person, prefix: string): Thread
}

export function createWriter(people: readonly Person[], random: Random): Writer {
  const deck = createDeck(SUBJECTS, random.fork('deck'))
  let count = 0
  const single = (person: Person, prefix: string): Thread => {
    const { text, language, idea } = deck.post(person)
    const key = `${prefix}${count++}`
    const { warning, visibility = 'public', pictures = [] } = idea
    const first: PlannedPost = { key, author: person.username, text, language, visibility, pictures }
    if (warning) first.warning = warning
    const able = people.filter(
      (other) => other !== person && other.look !== 'scene' && other.languages.includes(language),
    )
    const lines = pictures.length > 0 ? SHORT_ANSWERS[language].picture : SHORT_ANSWERS[language].words
    const answers = visibility === 'private' || !random.chance(ANSWERED) ? 0 : random.int(1, MOST_ANSWERS)
    const answering = random.shuffle(able).slice(0, answers)
    return [first, ...answering.map((other) => answer(first, other, deck.line(lines), `${prefix}${count++}`))]
  }
  return { single }
}

const answer = (to: PlannedPost, author: Person, text: string, key: string): PlannedPost => ({
  key,
  author: author.username,
  text: `@${to.author} ${text}`,
  language: to.language,
  visibility: to.visibility,
  replyTo: to.key,
  pictures: [],
})

/** Exactly `count` posts, each after what it answers. */
export function writePosts(people: readonly Person[], count: number, random: Random, writer: Writer): PlannedPost[] {
  const talks = random
    .shuffle(DIALOGUES)
    .flatMap((dialogue, nth) => {
      const posts = castDialogue(dialogue, people, random, (turn) => `d${nth}-${turn}`)
      return posts ? [posts] : []
    })
    .filter(fitsInto(count * TALK_SHARE))
  let left = count - talks.flat().length
  const nextSpeaker = takeTurns(people, random)
  while (left > 0) {
    const thread = writer.single(nextSpeaker(), 'p').slice(0, left)
    talks.push(thread)
    left -= thread.length
  }
  return interleave(random.shuffle(talks), random)
}

function fitsInto(most: number): (thread: Thread) => boolean {
  let used = 0
  return ({ length }) => {
    if (used + length > most) return false
    used += length
    return true
  }
}

/** Everybody once before anybody a second time, in a new order each round. */
export function takeTurns(people: readonly Person[], random: Random): () => Person {
  let left: Person[] = []
  return () => {
    if (left.length === 0) left = random.shuffle(people)
    return left.pop()!
  }
}

function interleave(threads: readonly Thread[], random: Random): PlannedPost[] {
  const waiting = threads.map((thread) => [...thread]).reverse()
  const open: Thread[] = []
  const posts: PlannedPost[] = []
  for (;;) {
    while (open.length < AT_ONCE && waiting.length > 0) open.push(waiting.pop()!)
    if (open.length === 0) return posts
    const thread = random.pick(open)
    posts.push(thread.shift()!)
    if (thread.length === 0) open.splice(open.indexOf(thread), 1)
  }
}
