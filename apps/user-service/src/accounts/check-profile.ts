// What a profile may say; the limits are Mastodon's (Account::DISPLAY_NAME_LENGTH_LIMIT, NOTE_LENGTH_LIMIT, fields). Pure.
import type { ProfileChanges } from '@rookery/contracts'
import { countLetters, isStorable, type Problem } from './validation.ts'

const LONGEST_DISPLAY_NAME = 30
const LONGEST_NOTE = 500
const MOST_FIELDS = 4
const LONGEST_FIELD = 255
const VISIBILITIES = ['public', 'unlisted', 'followers']

export function checkProfile(changes: ProfileChanges): Problem[] {
  const { displayName, note, fields, defaultVisibility, defaultLanguage } = changes
  const problems = [
    textProblem('display_name', displayName, LONGEST_DISPLAY_NAME),
    textProblem('note', note, LONGEST_NOTE),
    ...(fields ?? []).flatMap(({ name, value }) => [
      textProblem('fields', name, LONGEST_FIELD),
      textProblem('fields', value, LONGEST_FIELD),
    ]),
  ].filter((problem) => problem !== null)
  if (fields && fields.length > MOST_FIELDS) {
    problems.push({ field: 'fields', error: 'ERR_TOO_LONG', description: `are too many (maximum is ${MOST_FIELDS})` })
  }
  if (defaultVisibility !== undefined && !VISIBILITIES.includes(defaultVisibility)) {
    problems.push({ field: 'privacy', error: 'ERR_INCLUSION', description: 'is not included in the list' })
  }
  if (defaultLanguage && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(defaultLanguage)) {
    problems.push({ field: 'language', error: 'ERR_INVALID', description: 'is not a language code' })
  }
  return problems
}

function textProblem(field: string, text: string | undefined, longest: number): Problem | null {
  if (text === undefined) return null
  if (!isStorable(text))
    return { field, error: 'ERR_INVALID', description: 'contains characters that cannot be stored' }
  // Letters may consist of many code units (combining marks): a ceiling on both.
  if (countLetters(text) > longest || text.length > longest * 10) {
    return { field, error: 'ERR_TOO_LONG', description: `is too long (maximum is ${longest} characters)` }
  }
  return null
}
