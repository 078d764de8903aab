/** Whether a text may be posted at all, and the form in which it is kept. Pure. */
import { invalid, type RookeryError } from '../errors.ts'
import { countCharacters } from './count-characters.ts'
import { MAX_CHARACTERS, MAX_UNITS } from './limits.ts'

export interface PostText {
  text: string
  spoilerText: string
}

/** C0 and C1 controls except tab and newline: they show nothing and confuse terminals and XML. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant.
const CONTROLS = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g

/**
 * Trimmed, with LF line ends and without control characters; a warning without a text becomes the text (as in Mastodon).
 * Throws `invalid` (422) when empty (unless it comes with media), too long, or no Unicode text (NUL, lone surrogates: PostgreSQL cannot hold them).
 */
export function checkPostText(input: PostText, { hasMedia = false } = {}): PostText {
  let text = clean(input.text)
  let spoilerText = clean(input.spoilerText)
  if (text === '') [text, spoilerText] = [spoilerText, '']
  if (!hasMedia && !/[^\s\u200B-\u200D\u2060\uFEFF]/.test(text)) throw refused('ERR_BLANK', "can't be blank")
  if (text.length + spoilerText.length > MAX_UNITS || countCharacters(text, spoilerText) > MAX_CHARACTERS) {
    throw refused('ERR_TOO_LONG', `character limit of ${MAX_CHARACTERS} exceeded`)
  }
  return { text, spoilerText }
}

function clean(text: string): string {
  if (!text.isWellFormed() || text.includes('\0')) throw refused('ERR_INVALID', 'contains invalid characters')
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim()
}

/** A BCP 47 tag by its shape; null stands for none. Throws `invalid` (422) for anything else. */
export function checkLanguage(language: string | null): string | null {
  if (language === null || language === '') return null
  if (/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language)) {
    return language.replace(/^[A-Za-z]+/, (primary) => primary.toLowerCase())
  }
  throw invalid('Language is not valid', {
    language: [{ error: 'ERR_INVALID', description: 'is not a language code' }],
  })
}

function refused(error: string, description: string): RookeryError {
  return invalid(`Text ${description}`, { text: [{ error, description }] })
}
