/** Who follows whom: a few are followed by nearly everybody, most by a handful; language and shared subjects attract. */
import type { Person } from '../people.ts'
import type { Random } from '../random.ts'
import type { Follow, PlannedList } from './plan.ts'

/** Fame falls with the place in a seeded ranking, as a power law does. */
const EXPONENT = 0.85
const FEWEST = 4
const MOST = 22
/** Of those who ask a locked account, so many have been let in. */
const LET_IN = 0.5

export type Fame = ReadonlyMap<string, number>

/** The first three of the cast are always the best known, so that whoever signs in as one sees a busy place. */
export function rankFame(people: readonly Person[], random: Random): Fame {
  const ranked = [...people.slice(0, 3), ...random.shuffle(people.slice(3))]
  return new Map(ranked.map(({ username }, rank) => [username, (rank + 1) ** -EXPONENT]))
}

export function drawFollows(people: readonly Person[], fame: Fame, random: Random): Follow[] {
  return people.flatMap((person, index) => {
    const others = people.filter((other) => other !== person)
    // The first of the cast reads a lot: that is whose timeline a visitor sees.
    const wanted = index === 0 ? 30 : random.int(FEWEST, MOST)
    const chosen: Follow[] = []
    while (chosen.length < Math.min(wanted, Math.ceil(others.length * 0.7))) {
      const followee = random.weighted(others, (other) => fame.get(other.username)! * affinity(person, other))
      others.splice(others.indexOf(followee), 1)
      const accepted = !followee.locked || random.chance(LET_IN)
      chosen.push({ follower: person.username, followee: followee.username, accepted })
    }
    return chosen
  })
}

export function affinity(one: Person, other: Person): number {
  const speak = one.languages.some((language) => other.languages.includes(language)) ? 4 : 0.8
  const share = one.subjects.filter((subject) => other.subjects.includes(subject)).length
  return speak * (1 + 2 * share)
}

const WATER = ['herons', 'river', 'ferry', 'swimming', 'weather', 'wad-nl', 'mar-pt', 'las-pl']
const CRAFTS = [
  'weaving',
  'clay',
  'wood',
  'strings',
  'binding',
  'repair',
  'knitting',
  'azulejos-pt',
  'carta-it',
  'bakery',
]
const about = (subjects: readonly string[]) => (person: Person) =>
  person.subjects.some((name) => subjects.includes(name))

const LISTS: readonly (readonly [title: string, belongs: (person: Person) => boolean])[] = [
  ['Birds and water', about(WATER)],
  ['Makers', about(CRAFTS)],
  ['Far away friends', ({ languages }) => languages[0] !== 'en'],
  ['The square', ({ languages, look }) => languages[0] === 'en' && look !== 'scene'],
]
const MOST_MEMBERS = 8

/** Lists of a few people, of whom each is followed by the owner; the first of the cast has one of every kind. */
export function drawLists(people: readonly Person[], follows: readonly Follow[], random: Random): PlannedList[] {
  const owners = people.slice(0, Math.ceil(people.length / 6))
  return owners.flatMap((owner, index) => {
    const own = follows.filter(({ follower, accepted }) => follower === owner.username && accepted)
    const followed = people.filter(({ username }) => own.some(({ followee }) => followee === username))
    const lists = index === 0 ? LISTS : [LISTS[index % LISTS.length]!]
    return lists.flatMap(([title, belongs]) => {
      const members = random.shuffle(followed.filter(belongs)).slice(0, MOST_MEMBERS)
      return members.length > 0
        ? [{ owner: owner.username, title, members: members.map(({ username }) => username) }]
        : []
    })
  })
}
