/**
 * What a query is made of, as the server reads it: words, phrases, operators. For the chips above the results and for what is
 * offered when nothing was found. Pure; whatever is no known operator is a word, here as there.
 */
export type Operator = 'from' | 'mentions' | 'has' | 'is' | 'in' | 'language' | 'before' | 'after' | 'during'
export interface Term {
  kind: Operator | 'phrase' | 'tag' | 'word' | 'or'
  /** Without the operator's name, quotes and the number sign. */
  value: string
  /** With a minus before it. */
  not: boolean
  start: number
  end: number
}

/** The server's own pattern: a minus, an operator with a value, a phrase, or anything up to a blank or a quote. */
const TERM = /(-?)(?:([a-z]+):(?:"([^"]*)"|([^\s"]+))|"([^"]*)"|([^\s"]+))/giu
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/
const PERSON = /^@?[A-Za-z0-9_][A-Za-z0-9_.-]*(@[^\s@]+)?$/
/** Values that mean something; the rest is searched for as words. */
export const VALUES = {
  has: ['media', 'link', 'poll', 'reply'],
  is: ['reply', 'sensitive', 'boost'],
  in: ['library', 'public'],
} as const
const MEANS: Readonly<Record<Operator, (value: string) => boolean>> = {
  from: (value) => PERSON.test(value),
  mentions: (value) => PERSON.test(value),
  has: (value) => (VALUES.has as readonly string[]).includes(value.toLowerCase()),
  is: (value) => (VALUES.is as readonly string[]).includes(value.toLowerCase()),
  in: (value) => (VALUES.in as readonly string[]).includes(value.toLowerCase()),
  language: (value) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(value),
  before: (value) => DATE.test(value),
  after: (value) => DATE.test(value),
  during: (value) => DATE.test(value),
}

export const isOperator = (name: string): name is Operator => Object.hasOwn(MEANS, name)

export function termsOf(query: string): Term[] {
  return Array.from(query.replace(/[“”„«»]/g, '"').matchAll(TERM), (match) => {
    const [whole, minus, name, quoted, value, phrase, word = ''] = match
    const place = { start: match.index, end: match.index + whole.length, not: minus !== '' }
    if (whole === 'OR') return { ...place, kind: 'or', value: 'OR' }
    if (phrase !== undefined) return { ...place, kind: 'phrase', value: phrase }
    if (name === undefined)
      return /^#.*\p{L}/u.test(word)
        ? { ...place, kind: 'tag', value: word.slice(1) }
        : { ...place, kind: 'word', value: word }
    const operator = name.toLowerCase()
    const given = quoted ?? value ?? ''
    if (isOperator(operator) && MEANS[operator](given)) return { ...place, kind: operator, value: given }
    return { ...place, kind: 'word', value: `${name}:${given}` }
  })
}

/** What narrows a search down beside plain words: these become chips. */
export const chipsOf = (query: string): Term[] =>
  termsOf(query).filter(({ kind, not }) => kind !== 'or' && (not || (kind !== 'word' && kind !== 'tag')))

export const withoutTerm = (query: string, { start, end }: Pick<Term, 'start' | 'end'>): string =>
  tidy(query.slice(0, start) + query.slice(end))

/** The example goes behind what is there already. */
export const withTerm = (query: string, term: string): string => tidy(`${query} ${term}`)

const tidy = (query: string): string => query.replace(/\s+/g, ' ').trim()

/** The words that could name a person or a hashtag; null when operators say that posts are meant. */
export function nameIn(query: string): string | null {
  const terms = termsOf(query)
  const names = terms.every(({ kind, not }) => !not && (kind === 'word' || kind === 'phrase' || kind === 'tag'))
  return names && terms.length > 0 ? tidy(query.replace(/["“”„«»]/g, ' ')) : null
}

/** What might find more when a query found nothing, each once and none of them the query itself. */
export function widerQueries(query: string): { kind: 'noQuotes' | 'noOperators' | 'either'; query: string }[] {
  const terms = termsOf(query)
  const text = (kept: readonly Term[]) => kept.map(({ value }) => value).join(' ')
  const asks = terms.filter(({ kind, not }) => !not && ['word', 'tag', 'phrase'].includes(kind))
  const words = text(asks).split(/\s+/).filter(Boolean)
  const wider = [
    terms.some(({ kind }) => kind === 'phrase') && {
      kind: 'noQuotes' as const,
      query: tidy(query.replace(/["“”„«»]/g, ' ')),
    },
    asks.length > 0 &&
      asks.length < terms.length && {
        kind: 'noOperators' as const,
        query: query.includes('"') ? tidy(asks.map((term) => query.slice(term.start, term.end)).join(' ')) : text(asks),
      },
    words.length > 1 && words.length < 6 && { kind: 'either' as const, query: words.join(' OR ') },
  ].filter((offer) => offer !== false)
  const seen = new Set([tidy(query)])
  return wider.filter((offer) => offer.query !== '' && !seen.has(offer.query) && seen.add(offer.query))
}

/** The query's own words as a text may begin or shout them: what is marked where the server's marks are not at hand. */
export function wordsToMark(query: string): string[] {
  const asks = termsOf(query).filter(
    ({ kind, not }) => !not && (kind === 'word' || kind === 'phrase' || kind === 'tag'),
  )
  const words = asks.map(({ value }) => value.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')).filter(Boolean)
  const begun = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return [...new Set(words.flatMap((word) => [word, word.toLowerCase(), begun(word), word.toUpperCase()]))]
}
