/**
 * The query language. Terms are all wanted; `OR` joins its two neighbours (`a OR b c`: c, and a or b); `-` before a term excludes it;
 * "…" are words as they stand, in this order; `name:value` as operators.ts says. It never throws: what makes no sense as an
 * operator, and quotes that do not close, are searched for as their words.
 */
import { extractTags } from '@rookery/contracts'
import { wordsOf } from '../text/words.ts'
import { OPERATORS } from './operators.ts'
import type { Asked } from './types.ts'

/** Beyond these a query is cut: nobody types so much, and each term costs a look-up. */
const MAX_UNITS = 1_000
const MAX_TERMS = 48

/** A minus, then an operator with a value that may be quoted, a quoted phrase, or anything up to a blank or a quote. */
const TERM = /(-?)(?:([a-z]+):(?:"([^"]*)"|([^\s"]+))|"([^"]*)"|([^\s"]+))/giu

interface Term {
  asked: Asked | null
  /** `OR` itself, not quoted. */
  or: boolean
}

/** Null when nothing is left to look for. */
export function parseQuery(text: string): Asked | null {
  const query = text.slice(0, MAX_UNITS).replace(/[“”„«»]/g, '"')
  const terms = Array.from(query.matchAll(TERM)).slice(0, MAX_TERMS).map(termOf)
  // An OR without a term on either side is a word.
  const joins = terms.map(
    ({ or }, index) => or && index > 0 && index < terms.length - 1 && !terms[index - 1]!.or && !terms[index + 1]!.or,
  )
  const groups: Asked[][] = []
  for (const [index, { asked, or }] of terms.entries()) {
    const part = or && !joins[index] ? words('or') : asked
    if (part === null) continue
    if (joins[index - 1] && groups.length > 0) groups.at(-1)!.push(part)
    else groups.push([part])
  }
  const all = groups.map((group): Asked => (group.length === 1 ? group[0]! : { kind: 'any', of: group }))
  return all.length === 0 ? null : all.length === 1 ? all[0]! : { kind: 'all', of: all }
}

function termOf(match: RegExpExecArray): Term {
  const [whole, minus, name, quotedValue, value, phrase, word = ''] = match
  if (whole === 'OR') return { asked: null, or: true }
  const asked =
    phrase !== undefined
      ? words(phrase, { quoted: true })
      : name !== undefined
        ? (operator(name, quotedValue ?? value ?? '') ?? words(whole))
        : (tag(word) ?? words(word))
  return { asked: minus && asked ? { kind: 'not', of: asked } : asked, or: false }
}

function operator(name: string, value: string): Asked | null {
  const key = name.toLowerCase()
  return Object.hasOwn(OPERATORS, key) ? OPERATORS[key]!(value.trim()) : null
}

/** `#cats` is the hashtag itself; `cats` finds it among the words. */
function tag(word: string): Asked | null {
  if (!/^[#＃]/.test(word)) return null
  const [found, ...more] = extractTags(word)
  const covers =
    found !== undefined && more.length === 0 && [...word.replace(/[.,;:!?)]+$/, '')].length === [...found].length + 1
  return covers ? { kind: 'fact', fact: `t/${found}` } : null
}

/** Several words in what was typed as one (`foo-bar`, 日本語) stand next to each other. */
function words(text: string, { quoted = false } = {}): Asked | null {
  const found = wordsOf(text, { forQuery: true })
  if (found.length === 0) return null
  return {
    kind: 'words',
    words: found.map(({ word }) => word),
    stemmed: !quoted && found.length === 1 && !found[0]!.single,
    open: found.at(-1)!.single ?? false,
  }
}
