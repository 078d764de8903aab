/** What is offered while one types: decided by the word at the end of the field. Pure. */
import { VALUES } from './query.ts'

export interface Asked {
  /** What the server is asked for; null: nothing. */
  ask: 'people' | 'tags' | 'both' | null
  /** The words it is asked with. */
  text: string
  /** What a choice is put in the place of: it ends the field. With `before` it completes a query, else it is a place to go to. */
  start: number
  before: '' | '#' | '@' | `${string}:`
  /** Completions that need no server: `has:media`. */
  values: readonly string[]
}

const NOTHING = { ask: null, text: '', before: '', values: [] } as const
/** A single letter finds everybody. */
const LEAST = 2

export function askedFor(typed: string): Asked {
  const [word = ''] = /\S*$/.exec(typed) ?? []
  const start = typed.length - word.length
  const operator = /^(-?)(\p{L}+):(\S*)$/u.exec(word)
  if (operator) {
    const [, minus = '', name = '', given = ''] = operator
    const before = `${minus}${name}:` as const
    const known = name.toLowerCase()
    if (known === 'from' || known === 'mentions') {
      const text = given.replace(/^@/, '')
      return {
        ask: text === '' ? null : 'people',
        text,
        start,
        before,
        values: known === 'from' && 'me'.startsWith(given) ? ['me'] : [],
      }
    }
    const values = known === 'has' || known === 'is' || known === 'in' ? VALUES[known] : []
    const fitting = values.filter((value) => value.startsWith(given.toLowerCase()) && value !== given)
    return { ...NOTHING, start, before, values: fitting }
  }
  if (/^#./u.test(word)) return { ask: 'tags', text: word.slice(1), start, before: '#', values: [] }
  if (/^@./u.test(word)) return { ask: 'people', text: word.slice(1), start, before: '@', values: [] }
  // An address is gone to, not completed.
  const text = typed.trim()
  if ([...text].length < LEAST || /^https?:|["]/.test(text) || /(^|\s)-?[a-z]+:\S/i.test(text))
    return { ...NOTHING, start: typed.length }
  return { ask: 'both', text, start: 0, before: '', values: [] }
}

/** The field after a choice, with a blank so that one goes on typing. */
export const completed = (typed: string, { start, before }: Pick<Asked, 'start' | 'before'>, value: string): string =>
  `${typed.slice(0, start)}${before === '@' ? 'from:' : before}${value} `

/** Whether choosing goes to the person or hashtag at once rather than completing a longer query. */
export const leadsThere = ({ start, before }: Pick<Asked, 'start' | 'before'>): boolean =>
  start === 0 && (before === '' || before === '#' || before === '@')

/** The next option for an arrow key; null is the field itself, between the last and the first. */
export function nextOption(count: number, active: number | null, step: 1 | -1): number | null {
  if (count === 0) return null
  if (active === null) return step === 1 ? 0 : count - 1
  const next = active + step
  return next < 0 || next >= count ? null : next
}
