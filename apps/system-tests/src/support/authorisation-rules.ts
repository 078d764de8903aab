/** The words of the authorisation table: who asks, what they may expect, and the rules that many operations share. */
export const VIEWERS = ['anonymous', 'stranger', 'follower', 'blocked', 'administrator', 'owner'] as const
export type Viewer = (typeof VIEWERS)[number]

/** 'ok' is any 2xx or 3xx. */
export type Expected = 'ok' | number
export type Rule = Readonly<Record<Viewer, Expected>>

/** What an id in the address is one of; beside those of things.ts. */
export type Target = 'followersPost' | 'direct' | 'spare' | 'carol' | 'secondAsker' | 'avatar'

export interface Line {
  rule: Rule
  on?: Target
  query?: string
  /** JSON; `$alice`, `$carol`, `$status` become ids. */
  body?: object
}
export type Row = Rule | Line | readonly Line[]

export const rule = (anonymous: Expected, others: Expected, more: Partial<Rule> = {}): Rule => ({
  anonymous,
  stranger: others,
  follower: others,
  blocked: others,
  administrator: others,
  owner: others,
  ...more,
})

/** What is public, and what only strangers to this server need. */
export const EVERYONE = rule('ok', 'ok')
/** One's own things, whoever one is: there is nobody else's to name. */
export const SIGNED_IN = rule(401, 'ok')
/** A thing of the owner's: that it exists is nobody else's business, not even the administrator's. */
export const OWNER = rule(401, 404, { owner: 'ok' })
/** In the native API the owner is named in the request: somebody else's name is forbidden. */
export const ONESELF = rule(401, 403, { owner: 'ok' })
export const ADMINISTRATOR = rule(401, 403, { administrator: 'ok' })
/** Not there yet: the same for all who are signed in. */
export const LATER = rule(401, 422)

const FOLLOWERS = rule(404, 404, { follower: 'ok', owner: 'ok' })
const ONLY_OWNER = rule(404, 404, { owner: 'ok' })
const withToken = (some: Rule): Rule => ({ ...some, anonymous: 401 })
/** Reading a post: who may see it. */
export const READ_POST: Line[] = [
  { rule: FOLLOWERS, on: 'followersPost' },
  { rule: ONLY_OWNER, on: 'direct' },
]
/** Doing something with a post needs a token, and that one may see it. */
export const TOUCH_POST: Line[] = READ_POST.map((line) => ({ ...line, rule: withToken(line.rule) }))
/** Changing a post: its author. */
export const WRITE_POST: Line[] = [
  { rule: OWNER, on: 'followersPost' },
  { rule: OWNER, on: 'direct' },
]
export const toCarol = (some: Rule, more: Partial<Line> = {}): Line => ({ rule: some, on: 'carol', ...more })
export const RELATE = toCarol(SIGNED_IN)

export function linesOf(row: Row): readonly Line[] {
  if (Array.isArray(row)) return row as readonly Line[]
  return 'rule' in row ? [row as Line] : [{ rule: row as Rule }]
}
