// Changing one's profile: an ordinary write of one row, so Prisma's.
import { type Account, type Id, notFound, type ProfileChanges } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { checkProfile } from './check-profile.ts'
import { getAccount } from './get-accounts.ts'
import { refuse } from './validation.ts'

export async function updateProfile(
  { pool, prisma, graphChanged }: Pick<UserContext, 'pool' | 'prisma' | 'graphChanged'>,
  { accountId, changes }: { accountId: Id; changes: ProfileChanges },
): Promise<Account> {
  const data = cleaned(changes)
  refuse(checkProfile(data))
  if (Object.values(data).some((value) => value !== undefined)) {
    const users = await prisma()
    // Unlocking accepts them (a trigger): their graphs change with it.
    const waiting = data.locked === false ? await whoWaits(pool, accountId) : []
    const { count } = await users.account.updateMany({ where: { id: accountId, state: 'active' }, data })
    if (count === 0) throw notFound()
    if (waiting.length > 0) await graphChanged([accountId, ...waiting])
  }
  return getAccount({ pool }, accountId)
}

/** Beyond these, gateways learn of it from the log, at the latest after five seconds. */
const MOST_TOLD = 1000

async function whoWaits(pool: UserContext['pool'], accountId: Id): Promise<Id[]> {
  const { rows } = await pool.query<{ follower_id: Id }>(
    `SELECT follower_id FROM users.follow_requests WHERE followee_id = $1 ORDER BY id DESC LIMIT ${MOST_TOLD}`,
    [accountId],
  )
  return rows.map((row) => row.follower_id)
}

/** Only what may be changed, whatever else a caller's object holds; texts trimmed, empty fields dropped. */
function cleaned(changes: ProfileChanges): ProfileChanges {
  return {
    displayName: changes.displayName?.trim(),
    note: changes.note?.trim(),
    fields: changes.fields
      ?.map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
      .filter(({ name, value }) => name !== '' || value !== ''),
    locked: changes.locked,
    bot: changes.bot,
    discoverable: changes.discoverable,
    indexable: changes.indexable,
    defaultVisibility: changes.defaultVisibility,
    defaultSensitive: changes.defaultSensitive,
    defaultLanguage: changes.defaultLanguage === '' ? null : changes.defaultLanguage,
  }
}
