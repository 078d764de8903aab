// What a filter may say. Lengths and words are Mastodon's; the counts are ours: every keyword is looked for in every post.
import { FILTER_ACTIONS, FILTER_CONTEXTS, type FilterChanges, invalid, type KeywordChange } from '@rookery/contracts'
import { countLetters, isStorable, type Problem, refuse } from '../accounts/validation.ts'

export const MOST_FILTERS = 100
export const MOST_KEYWORDS = 500
export const MOST_TWEETS = 1000
const LONGEST_TITLE = 256
const LONGEST_KEYWORD = 512
/** PostgreSQL's dates end somewhere. */
const LONGEST_SECONDS = 100 * 366 * 24 * 3600

/** Throws `invalid`. `whole`: title and context have to be there, as for a new filter. */
export function checkFilter(changes: FilterChanges, whole: boolean): void {
  const { title, context, action, keywords = [] } = changes
  const problems: Problem[] = []
  if (title !== undefined || whole) problems.push(...checkText('title', title ?? '', LONGEST_TITLE))
  if (context !== undefined || whole) {
    const known = (context ?? []).every((each) => (FILTER_CONTEXTS as readonly string[]).includes(each))
    if (!known || !context?.length) {
      problems.push({ field: 'context', error: 'ERR_INVALID', description: 'None or invalid context supplied' })
    }
  }
  if (action !== undefined && !(FILTER_ACTIONS as readonly string[]).includes(action)) {
    problems.push({ field: 'filter_action', error: 'ERR_INCLUSION', description: 'is not included in the list' })
  }
  for (const keyword of keywords) problems.push(...checkKeyword(keyword))
  if (keywords.length > MOST_KEYWORDS) throw tooMany('keywords')
  refuse(problems)
}

function checkKeyword({ id, keyword, destroy }: KeywordChange): Problem[] {
  if (destroy || (keyword === undefined && id !== undefined)) return []
  return checkText('keyword', keyword ?? '', LONGEST_KEYWORD)
}

function checkText(field: string, text: string, longest: number): Problem[] {
  if (text.trim() === '') return [{ field, error: 'ERR_BLANK', description: "can't be blank" }]
  if (!isStorable(text)) return [{ field, error: 'ERR_INVALID', description: 'is invalid' }]
  // The first test keeps heaps of combining marks from counting as one letter.
  if (text.length <= 4 * longest && countLetters(text) <= longest) return []
  return [{ field, error: 'ERR_TOO_LONG', description: `is too long (maximum is ${longest} characters)` }]
}

export const tooMany = (what: string) => invalid(`You have too many filtered ${what}`)

/** For `make_interval`; null: for ever. */
export const secondsOf = (seconds: number | null): number | null =>
  seconds === null || seconds <= 0 ? null : Math.min(seconds, LONGEST_SECONDS)
