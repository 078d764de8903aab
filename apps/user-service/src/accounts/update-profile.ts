// Changing one's profile: an ordinary write of one row, so Prisma's.
import { type Account, type Id, notFound, type ProfileChanges } from '@rookery/contracts'
import type { UserContext } from '../context.ts'
import { acceptAllRequests } from '../follows/follow-requests.ts'
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
    if (data.locked === false) await acceptAllRequests({ pool, graphChanged }, { accountId })
    const { count } = await users.account.updateMany({ where: { id: accountId, state: 'active' }, data })
    if (count === 0) throw notFound()
  }
  return getAccount({ pool }, accountId)
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
