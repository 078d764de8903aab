/** What `npm run admin` can do: one function each, named as it is typed. */
import type { AdminAccount, AuditRecord, Id, UsersService } from '@rookery/contracts'
import type { Invocation } from '../run-command.ts'

interface Task {
  users: UsersService
  name: string | undefined
  flags: Invocation['flags']
  say: Invocation['say']
}

interface AdminCommand {
  /** How many names it takes: at least, at most. */
  names: readonly [number, number]
  run(task: Task): Promise<void>
}

const PAGE = 40

/** A deed to one account; `said` tells that it was done. */
const deed = (
  said: string,
  work: (users: UsersService, input: { actor: 'cli'; accountId: Id }) => Promise<unknown>,
): AdminCommand => ({
  names: [1, 1],
  async run({ users, name, say }) {
    const { id, username } = await find(users, name!)
    await work(users, { actor: 'cli', accountId: id })
    say(`@${username} ${said}`)
  },
})

export const adminCommands: Readonly<Record<string, AdminCommand>> = {
  list: {
    names: [0, 1],
    async run({ users, name, flags, say }) {
      const states = (['pending', 'suspended', 'deleting'] as const).filter((state) => flags[state])
      const found = await users.listAccounts({
        state: states[0],
        admins: flags.admins === true || undefined,
        username: name === undefined ? undefined : plainName(name),
        maxId: flags.before === undefined ? undefined : Number(flags.before),
        limit: PAGE,
      })
      for (const one of found) say(describeAccount(one))
      if (found.length === 0) say('No such accounts.')
      if (found.length === PAGE) say(`More with --before ${found.at(-1)!.account.id}`)
    },
  },
  approve: deed('is in.', (users, input) => users.approveAccount(input)),
  reject: deed('was not let in; the name is free again.', (users, input) => users.rejectAccount(input)),
  suspend: deed('is suspended: hidden everywhere, all connections ended.', (users, input) =>
    users.suspendAccount(input),
  ),
  restore: deed('is back.', (users, input) => users.restoreAccount(input)),
  promote: deed('is an administrator.', (users, input) => users.setAdministrator({ ...input, admin: true })),
  demote: deed('is no administrator any more.', (users, input) => users.setAdministrator({ ...input, admin: false })),
  delete: deed('is hidden, and all it posted is being removed.', (users, input) => users.deleteAccount(input)),
  'reset-password': {
    names: [1, 1],
    async run({ users, name, say }) {
      const { id, username } = await find(users, name!)
      const { password } = await users.resetPassword({ actor: 'cli', accountId: id })
      say(`All sessions of @${username} have ended. The new password, shown this once: ${password}`)
    },
  },
  audit: {
    names: [0, 0],
    async run({ users, flags, say }) {
      const maxId = flags.before === undefined ? undefined : Number(flags.before)
      const records = await users.auditLog({ maxId, limit: PAGE })
      for (const record of records) say(await describeRecord(users, record))
      if (records.length === 0) say('No records.')
      if (records.length === PAGE) say(`More with --before ${records.at(-1)!.id}`)
    },
  },
}

/** `@alice` as well as `alice`. */
const plainName = (name: string) => name.replace(/^@/, '')

async function find(users: UsersService, name: string) {
  const found = await users.findAnyAccount({ username: plainName(name) })
  if (!found) throw new Error(`there is no account named ${plainName(name)}.`)
  return found.account
}

function describeAccount({ account, email, reason }: AdminAccount): string {
  const parts = [account.id, `@${account.username}`, account.state, new Date(account.createdAt).toISOString()]
  if (account.admin) parts.push('administrator')
  if (email !== null) parts.push(email)
  if (reason !== null) parts.push(JSON.stringify(reason))
  return parts.join('  ')
}

async function describeRecord(users: UsersService, record: AuditRecord): Promise<string> {
  const { id, at, action, target, details } = record
  const more = Object.keys(details).length > 0 ? [JSON.stringify(details)] : []
  return [id, new Date(at).toISOString(), await nameOfActor(users, record), action, `@${target}`, ...more].join('  ')
}

async function nameOfActor(users: UsersService, { actor, targetId }: AuditRecord): Promise<string> {
  if (actor === 'cli') return actor
  if (actor === targetId) return 'themself'
  // Who is gone has no name any more.
  return `@${(await users.findAnyAccount({ accountId: actor }))?.account.username ?? actor}`
}
