// What a new account's name, password and e-mail address must be like. Pure.
import { isReserved } from './reserved-usernames.ts'
import { countLetters, isStorable, type Problem } from './validation.ts'

/** Mastodon's rules for local names (Account::USERNAME_RE, USERNAME_LENGTH_LIMIT). */
const LONGEST_USERNAME = 30
/** Devise's default, which Mastodon keeps. */
const SHORTEST_PASSWORD = 8
/** Hashing reads all of it. */
const LONGEST_PASSWORD = 1000
/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const LONGEST_EMAIL = 254

export interface Registration {
  username: string
  password: string
  email?: string | undefined
  /** Why they would like to join; for whoever approves. */
  reason?: string | undefined
}

/** Mastodon's (UserInviteRequest::TEXT_SIZE_LIMIT). */
const LONGEST_REASON = 420

export function checkRegistration({ username, password, email, reason }: Registration): Problem[] {
  return [usernameProblem(username), passwordProblem(password), emailProblem(email), reasonProblem(reason)].filter(
    (problem) => problem !== null,
  )
}

function usernameProblem(username: string): Problem | null {
  const problem = (error: Problem['error'], description: string) => ({ field: 'username', error, description })
  if (username.trim() === '') return problem('ERR_BLANK', "can't be blank")
  if (!/^[A-Za-z0-9_]+$/.test(username)) {
    return problem('ERR_INVALID', 'must contain only letters, numbers and underscores')
  }
  if (username.length > LONGEST_USERNAME) {
    return problem('ERR_TOO_LONG', `is too long (maximum is ${LONGEST_USERNAME} characters)`)
  }
  return isReserved(username) ? problem('ERR_RESERVED', 'is reserved') : null
}

export function passwordProblem(password: string): Problem | null {
  const problem = (error: Problem['error'], description: string) => ({ field: 'password', error, description })
  if (password === '') return problem('ERR_BLANK', "can't be blank")
  if (password.length < SHORTEST_PASSWORD) {
    return problem('ERR_TOO_SHORT', `is too short (minimum is ${SHORTEST_PASSWORD} characters)`)
  }
  if (password.length > LONGEST_PASSWORD) {
    return problem('ERR_TOO_LONG', `is too long (maximum is ${LONGEST_PASSWORD} characters)`)
  }
  return null
}

export function emailProblem(email: string | undefined): Problem | null {
  if (email === undefined) return null
  const problem = (error: Problem['error'], description: string) => ({ field: 'email', error, description })
  if (email.trim() === '') return problem('ERR_BLANK', "can't be blank")
  if (email.length > LONGEST_EMAIL || !isStorable(email) || !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/.test(email)) {
    return problem('ERR_INVALID', 'is not a valid e-mail address')
  }
  return null
}

function reasonProblem(reason: string | undefined): Problem | null {
  const problem = (error: Problem['error'], description: string) => ({ field: 'reason', error, description })
  if (reason === undefined) return null
  if (!isStorable(reason)) return problem('ERR_INVALID', 'contains characters that cannot be stored')
  return countLetters(reason) > LONGEST_REASON
    ? problem('ERR_TOO_LONG', `is too long (maximum is ${LONGEST_REASON} characters)`)
    : null
}
