/** What the server asks of a name, an address and a password, told while one types. Pure; the server has the last word. */

export type SignUpField = 'username' | 'email' | 'password' | 'reason'
export type Rule =
  | 'nameNeeded'
  | 'nameLetters'
  | 'nameLong'
  | 'emailNeeded'
  | 'emailShape'
  | 'passwordShort'
  | 'passwordLong'
  | 'reasonNeeded'
  | 'reasonLong'

/** The gateway's own: check-registration.ts of the user service. */
const LONGEST_NAME = 30
const SHORTEST_PASSWORD = 8
const LONGEST_PASSWORD = 1_000
const LONGEST_EMAIL = 254
export const LONGEST_REASON = 420

export function nameProblem(name: string): Rule | null {
  if (name === '') return 'nameNeeded'
  if (!/^[A-Za-z0-9_]+$/.test(name)) return 'nameLetters'
  return name.length > LONGEST_NAME ? 'nameLong' : null
}

export function emailProblem(email: string): Rule | null {
  if (email.trim() === '') return 'emailNeeded'
  const fits = email.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/.test(email.trim())
  return fits ? null : 'emailShape'
}

export function passwordProblem(password: string): Rule | null {
  if (password.length < SHORTEST_PASSWORD) return 'passwordShort'
  return password.length > LONGEST_PASSWORD ? 'passwordLong' : null
}

export function reasonProblem(reason: string, needed: boolean): Rule | null {
  if (needed && reason.trim() === '') return 'reasonNeeded'
  return Array.from(reason).length > LONGEST_REASON ? 'reasonLong' : null
}

/** A name as it may be, of what was typed: no @ before it, no space around it. */
export const tidyName = (typed: string): string => typed.trim().replace(/^@/, '')

type Strength = 'weak' | 'fair' | 'strong'

/** What everybody tries first; the start of it is enough. */
const COMMON = /^(password|passwort|1234|qwert|asdf|abc|letmein|iloveyou|welcome|admin|dragon|monkey|rookery)/i

/** How long it would take to guess, roughly: length counts most, then variety; a name or a common word counts little. */
export function strengthOf(password: string, names: readonly string[]): Strength {
  const lower = password.toLowerCase()
  const plain = names.reduce((rest, name) => (name.length > 2 ? rest.replaceAll(name.toLowerCase(), '') : rest), lower)
  const letters = new Set(plain).size
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  const worth = COMMON.test(plain) ? plain.length / 2 : plain.length
  if (worth < SHORTEST_PASSWORD || letters < 5) return 'weak'
  return worth >= 16 || (worth >= 12 && kinds >= 3) ? 'strong' : 'fair'
}
