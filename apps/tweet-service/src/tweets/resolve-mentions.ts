/** From the `@names` in a text to account ids. */
import { extractMentions, type Id } from '@rookery/contracts'
import type { TweetDeps } from '../deps.ts'

/** user-service's rule for names; anything else names nobody here. */
const LOCAL_NAME = /^[a-z0-9_]{1,30}$/

/** Ids of the local accounts that a text mentions, each once, in order of appearance. Asks user-service only when there is a name to ask about. */
export async function resolveMentions(deps: Pick<TweetDeps, 'users' | 'localHost'>, text: string): Promise<Id[]> {
  const usernames = localNames(text, deps.localHost)
  if (usernames.length === 0) return []
  const accounts = await deps.users.findAccountsByUsername({ usernames })
  const ids = new Map(accounts.map((account) => [account.username.toLowerCase(), account.id]))
  return usernames.flatMap((username) => ids.get(username) ?? [])
}

/** Lower-case user names of mentions without a host or with ours. Exported for its test. */
export function localNames(text: string, localHost: string): string[] {
  const here = extractMentions(text).filter(
    ({ domain }) => domain === null || domain.toLowerCase() === localHost.toLowerCase(),
  )
  return [...new Set(here.map(({ username }) => username.toLowerCase()))].filter((name) => LOCAL_NAME.test(name))
}
