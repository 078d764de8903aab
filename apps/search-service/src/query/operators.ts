/** The operators of the query language: what each makes of its value; null when it makes no sense, and is searched for as words. */
import { languageOf } from '../text/languages.ts'
import { ENDLESS, periodOf } from './dates.ts'
import type { AskedLeaf } from './types.ts'

type Operator = (value: string) => AskedLeaf | null

const fact = (fact: string): AskedLeaf => ({ kind: 'fact', fact })
const oneOf =
  (values: Readonly<Record<string, AskedLeaf>>): Operator =>
  (value) =>
    Object.hasOwn(values, value.toLowerCase()) ? values[value.toLowerCase()]! : null
const made =
  (bounds: (period: { from: number; below: number }) => { from: number; below: number }): Operator =>
  (value) => {
    const period = periodOf(value)
    return period && { kind: 'made', ...bounds(period) }
  }
const person =
  (role: 'from' | 'mentions'): Operator =>
  (value) => {
    const name = value.replace(/^@/, '')
    return /^[A-Za-z0-9_][A-Za-z0-9_.-]*(@[^\s@]+)?$/.test(name) ? { kind: 'person', role, name } : null
  }

export const OPERATORS: Readonly<Record<string, Operator>> = {
  from: person('from'),
  mentions: person('mentions'),
  has: oneOf({
    media: fact('h/media'),
    link: fact('h/link'),
    poll: fact('h/poll'),
    // A post that was replied to; `is:reply` is one that replies.
    reply: fact('h/reply'),
  }),
  is: oneOf({
    reply: fact('i/reply'),
    sensitive: fact('i/sensitive'),
    // Boosts have no text of their own: what the viewer boosted.
    boost: { kind: 'kept', reasons: ['boosted'] },
  }),
  in: oneOf({ library: { kind: 'kept', reasons: null }, public: { kind: 'public' } }),
  language: (value) => {
    const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(value) ? languageOf(value) : null
    return language === null ? null : fact(`l/${language}`)
  },
  before: made(({ from }) => ({ from: 0, below: from })),
  after: made(({ below }) => ({ from: below, below: ENDLESS })),
  during: made((period) => period),
}
