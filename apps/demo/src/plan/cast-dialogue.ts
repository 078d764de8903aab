/** Gives the parts of a written conversation to people of the cast. */
import type { Person } from '../people.ts'
import type { Random } from '../random.ts'
import type { Dialogue } from '../texts/subject.ts'
import type { PlannedPost } from './plan.ts'

/** Null when somebody it needs is not there. `keyOf` names the posts, the first one is 0. */
export function castDialogue(
  dialogue: Dialogue,
  people: readonly Person[],
  random: Random,
  keyOf: (turn: number) => string,
): PlannedPost[] | null {
  const names = [...new Set(dialogue.turns.map(([who]) => who))]
  const parts = new Map<string, Person>()
  for (const name of names.filter((each) => each.length > 1)) {
    const person = people.find(({ username }) => username === name)
    if (!person) return null
    parts.set(name, person)
  }
  const taken = new Set(parts.values())
  // Passers-by are people of that place: nobody from abroad, and no library that speaks of its knees.
  const able = people.filter(
    (person) => person.languages[0] === dialogue.language && person.look !== 'scene' && !taken.has(person),
  )
  const free = random.shuffle(able)
  for (const letter of names.filter((each) => each.length === 1)) {
    const person = free.pop()
    if (!person) return null
    parts.set(letter, person)
  }
  return dialogue.turns.map(([who, text], turn) => writeTurn(dialogue, parts, turn, who, text, keyOf))
}

function writeTurn(
  dialogue: Dialogue,
  parts: ReadonlyMap<string, Person>,
  turn: number,
  who: string,
  text: string,
  keyOf: (turn: number) => string,
): PlannedPost {
  const author = parts.get(who)!
  const named = text.replace(/\{@(\w+)\}/g, (_, name: string) => `@${parts.get(name)?.username ?? name}`)
  const { parent, words } = readParent(named, turn)
  const answered = parent === null ? null : parts.get(dialogue.turns[parent]![0])!
  const mention = answered && answered !== author ? `@${answered.username} ` : ''
  return {
    key: keyOf(turn),
    author: author.username,
    text: mention + words,
    language: dialogue.language,
    visibility: dialogue.visibility ?? 'public',
    ...(parent === null ? {} : { replyTo: keyOf(parent) }),
    ...(turn === 0 && dialogue.idea?.warning ? { warning: dialogue.idea.warning } : {}),
    pictures: turn === 0 ? (dialogue.idea?.pictures ?? []) : [],
  }
}

/** A turn answers the one before it, unless it begins with `^n `: then the nth, counted from 0. */
function readParent(text: string, turn: number): { parent: number | null; words: string } {
  const marked = /^\^(\d+) /.exec(text)
  if (!marked) return { parent: turn === 0 ? null : turn - 1, words: text }
  return { parent: Number(marked[1]), words: text.slice(marked[0].length) }
}
