/** Deals ideas and texts so that nothing repeats before everything was used. */
import type { Language, Person } from '../people.ts'
import type { Random } from '../random.ts'
import { expand } from '../texts/expand.ts'
import type { PostIdea, Subject } from '../texts/subject.ts'

export interface Dealt {
  text: string
  language: Language
  idea: Omit<PostIdea, 'text'>
}

export interface Deck {
  /** Something new for this person to say. */
  post(person: Person): Dealt
  /** One of these texts, the least used first, with its slots filled in. */
  line(lines: readonly string[]): string
}

interface Card {
  subject: Subject
  idea: PostIdea
}

/** A person's first subject counts so much more than what everybody writes about now and then. */
const OWN_SHARE = 0.82
/** Few ideas have pictures or a warning: they come early. */
const RARE_WEIGHT = 4
const TRIES = 12

export function createDeck(subjects: readonly Subject[], random: Random): Deck {
  const cards = new Map<string, Card[]>()
  for (const subject of subjects) {
    const ideas = subject.posts.map((idea) => ({ subject, idea: typeof idea === 'string' ? { text: idea } : idea }))
    cards.set(subject.name, [...(cards.get(subject.name) ?? []), ...ideas])
  }
  const uses = new Map<unknown, number>()
  const said = new Set<string>()

  const usesOf = ({ idea }: Card) => uses.get(idea) ?? 0
  const named = (names: readonly string[]): Card[] => names.flatMap((name) => cards.get(name) ?? [])
  const fresh = (person: Person): Card => {
    const own = leastUsed(named(person.subjects), usesOf)
    // A library has no Tuesdays of its own.
    const everyday = person.look === 'scene' ? [] : leastUsed(named([`everyday-${person.languages[0]}`]), usesOf)
    if (own.length === 0 && everyday.length === 0) throw new Error(`${person.username} has nothing to write about`)
    // Rather something everyday than the same again.
    const isStale = own.length === 0 || (everyday.length > 0 && usesOf(everyday[0]!) < usesOf(own[0]!))
    const pool = isStale || (everyday.length > 0 && !random.chance(OWN_SHARE)) ? everyday : own
    return random.weighted(pool, ({ idea }) => (idea.pictures || idea.warning || idea.visibility ? RARE_WEIGHT : 1))
  }

  return {
    post(person) {
      for (let attempt = 1; ; attempt++) {
        const { subject, idea } = fresh(person)
        uses.set(idea, (uses.get(idea) ?? 0) + 1)
        const text = expand(idea.text, subject.slots ?? {}, random)
        if (said.has(text) && attempt < TRIES) continue
        said.add(text)
        const { text: _, ...rest } = idea
        return { text, language: subject.language, idea: rest }
      }
    },
    line(lines) {
      const line = random.pick(leastUsed(lines, (each) => uses.get(each) ?? 0))
      uses.set(line, (uses.get(line) ?? 0) + 1)
      return expand(line, {}, random)
    },
  }
}

function leastUsed<T>(list: readonly T[], usesOf: (item: T) => number): readonly T[] {
  const least = Math.min(...list.map(usesOf))
  return list.filter((item) => usesOf(item) === least)
}
