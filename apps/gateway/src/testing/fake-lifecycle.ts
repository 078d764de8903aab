/** user-service in memory, continued: how accounts come, are administered, and go. Deletions end at once. */
import {
  type Account,
  type AccountState,
  type Actor,
  type AdminAccount,
  type AuditRecord,
  type Id,
  type LifecycleMethods,
  notFound,
  type OAuthApp,
  RookeryError,
  type Session,
} from '@rookery/contracts'

interface Kept {
  accounts: Map<Id, Account>
  passwords: Map<Id, string>
  sessions: Map<Id, Session>
  apps: Map<Id, OAuthApp>
  /** What people wrote when they signed up. */
  reasons: Map<Id, string>
  nextId(): Id
  clock: { now(): number }
}

interface ByAdministrator {
  actor: Actor
  accountId: Id
}

export function createFakeLifecycle(kept: Kept): LifecycleMethods {
  const { accounts, passwords, sessions, apps, reasons, nextId, clock } = kept
  const records: AuditRecord[] = []
  const present = (account: Account): AdminAccount => ({
    account: { ...account },
    email: null,
    reason: reasons.get(account.id) ?? null,
  })
  const sessionsOf = (accountId: Id) => [...sessions.values()].filter((session) => session.accountId === accountId)
  const endAll = (accountId: Id, but: Id | null = null) => {
    for (const { id } of sessionsOf(accountId)) if (id !== but) sessions.delete(id)
  }
  const act = (
    { actor, accountId }: ByAdministrator,
    action: string,
    from: AccountState[],
    deed: (a: Account) => void,
  ) => {
    const account = accounts.get(accountId)
    if (!account) throw notFound()
    if (!from.includes(account.state)) {
      throw new RookeryError('wrong_state', 422, `@${account.username} is ${account.state}`)
    }
    deed(account)
    const { username: target } = account
    records.unshift({ id: nextId(), at: clock.now(), actor, action, targetId: accountId, target, details: {} })
    return present(account)
  }
  const toState = (action: string, from: AccountState[], state: AccountState) => async (input: ByAdministrator) =>
    act(input, action, from, (account) => void Object.assign(account, { state }))
  const deleteAccount = toState('delete', ['active', 'pending', 'suspended'], 'deleting')

  return {
    async whyRefused({ sessionId }) {
      const accountId = sessions.get(sessionId)?.accountId
      return accountId && accounts.get(accountId)?.state === 'pending' ? 'pending' : null
    },
    async confirmDeletion() {},
    deletionsAwaiting: async () => [],
    async deleteOwnAccount({ accountId, password }) {
      if (passwords.get(accountId) !== password) return false
      await deleteAccount({ actor: accountId, accountId })
      return true
    },
    async changePassword({ accountId, keepSessionId, currentPassword, newPassword }) {
      if (passwords.get(accountId) !== currentPassword) return false
      passwords.set(accountId, newPassword)
      endAll(accountId, keepSessionId)
      return true
    },
    changeEmail: async ({ accountId, currentPassword }) => passwords.get(accountId) === currentPassword,
    ownSessions: async ({ accountId }) =>
      sessionsOf(accountId)
        .reverse()
        .map(({ id, appId, scopes, createdAt }) => {
          const { name: appName = '', website: appWebsite = null } = apps.get(appId) ?? {}
          return { id, appName, appWebsite, scopes, createdAt, lastUsedAt: null }
        }),
    async endOwnSession({ accountId, sessionId }) {
      if (sessions.get(sessionId)?.accountId !== accountId) throw notFound()
      sessions.delete(sessionId)
    },
    listAccounts: async ({ state, admins, username, maxId, limit }) =>
      [...accounts.values()]
        .filter((account) => state === undefined || account.state === state)
        .filter((account) => admins === undefined || account.admin === admins)
        .filter((account) => username === undefined || account.username.startsWith(username.toLowerCase()))
        .filter(({ id }) => maxId === undefined || id < maxId)
        .sort((a, b) => b.id - a.id)
        .slice(0, limit)
        .map(present),
    async findAnyAccount(wanted) {
      const fits = (account: Account) =>
        'accountId' in wanted ? account.id === wanted.accountId : account.username === wanted.username.toLowerCase()
      const found = [...accounts.values()].find(fits)
      return found ? present(found) : null
    },
    approveAccount: toState('approve', ['pending'], 'active'),
    rejectAccount: async (input) => act(input, 'reject', ['pending'], () => void accounts.delete(input.accountId)),
    suspendAccount: toState('suspend', ['active'], 'suspended'),
    restoreAccount: toState('restore', ['suspended'], 'active'),
    setAdministrator: async ({ admin, ...input }) =>
      act(input, admin ? 'promote' : 'demote', ['active'], (account) => void Object.assign(account, { admin })),
    deleteAccount,
    async resetPassword(input) {
      act(input, 'reset-password', ['active', 'pending', 'suspended'], () => endAll(input.accountId))
      passwords.set(input.accountId, 'a new password')
      return { password: 'a new password' }
    },
    auditLog: async ({ maxId, limit }) => records.filter(({ id }) => maxId === undefined || id < maxId).slice(0, limit),
  }
}
