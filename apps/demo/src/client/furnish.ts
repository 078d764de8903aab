/** Profiles, follows and lists: what an account has before it says anything. */
import type { mastodon } from 'masto'
import type { Person } from '../people.ts'
import { drawAvatar, drawHeader } from '../pictures/draw.ts'
import type { Follow, PlannedList } from '../plan/plan.ts'
import type { Patience } from './patience.ts'
import type { Signed } from './sessions.ts'

type Accounts = ReadonlyMap<string, Signed>

export async function setProfile(patiently: Patience, { masto }: Signed, person: Person): Promise<void> {
  const [avatar, header] = await Promise.all([drawAvatar(person), drawHeader(person)])
  const file = ({ bytes, type }: typeof avatar) => new File([new Uint8Array(bytes)], 'picture', { type })
  await patiently(() =>
    masto.v1.accounts.updateCredentials({
      displayName: person.name,
      note: person.bio,
      locked: person.locked ?? false,
      discoverable: true,
      fieldsAttributes: person.fields.map(([name, value]) => ({ name, value })) as mastodon.v1.AccountField[],
      source: { language: person.languages[0]! },
      avatar: file(avatar),
      header: file(header),
    }),
  )
}

/** A locked account lets in whom the plan says; the others go on waiting. */
export async function follow(patiently: Patience, accounts: Accounts, follows: readonly Follow[]): Promise<void> {
  const [{ follower }] = follows as [Follow]
  const { masto, id } = accounts.get(follower)!
  for (const { followee, accepted } of follows) {
    const other = accounts.get(followee)!
    const { requested } = await patiently(() => masto.v1.accounts.$select(other.id).follow())
    if (requested && accepted) await patiently(() => other.masto.v1.followRequests.$select(id).authorize())
  }
}

/** Answers whether it was made now. */
export async function makeList(patiently: Patience, accounts: Accounts, list: PlannedList): Promise<boolean> {
  const { masto } = accounts.get(list.owner)!
  const standing = await patiently(() => masto.v1.lists.list())
  if (standing.some(({ title }) => title === list.title)) return false
  const { id } = await patiently(() => masto.v1.lists.create({ title: list.title }))
  const accountIds = list.members.map((name) => accounts.get(name)!.id)
  if (accountIds.length > 0) await patiently(() => masto.v1.lists.$select(id).accounts.create({ accountIds }))
  return true
}
