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
const TRIES = 12

export function createDeck(subjects: readonly Subject[], random: Random): Deck {
  const cards = new Map<string, Card[]>()
  for (const subject of subjects) {
    const ideas = subject.posts.map((idea) => ({ subject, idea: typeof idea === 'string' ? { text: idea } : idea }))
    cards.set(subject.name, [...(cards.get(subject.name) ?? []), ...ideas])
  }
  const uses = new Map<unknown, number>()
  const said = new Set<string>()

  const fresh = (person: Person): Card => {
    const own = random.chance(OWN_SHARE) ? person.subjects.filter((name) => cards.has(name)) : []
    const everyday = person.languages.map((language) => `everyday-${language}`).filter((name) => cards.has(name))
    const pool = [own, everyday]
      .map((names) => names.flatMap((name) => cards.get(name)!))
      .filter(({ length }) => length)
    if (pool.length === 0) throw new Error(`${person.username} has nothing to write about`)
    const least = leastUsed(pool[0]!, (card) => uses.get(card.idea) ?? 0)
    // Rather something everyday than the same again.
    const fallback = pool[1] ?? pool[0]!
    const chosen = (uses.get(least[0]!.idea) ?? 0) > 0 ? leastUsed(fallback, (card) => uses.get(card.idea) ?? 0) : least
    return random.pick((uses.get(chosen[0]!.idea) ?? 0) < (uses.get(least[0]!.idea) ?? 0) ? chosen : least)
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

function leastUsed<T>(list: readonly T[], usesOf: (item: T) => number): T[] {
  const least = Math.min(...list.map(usesOf))
  return list.filter((item) => usesOf(item) === least)
}
