/** user-service in memory, for route tests: the same answers, no hashing, no expiry. */

import { createHash } from 'node:crypto'
import {
  type Account,
  firstIdAt,
  type GraphArrays,
  type Id,
  type IdPage,
  invalid,
  type OAuthApp,
  type Paging,
  type Relationship,
  RookeryError,
  type Session,
  type UsersService,
} from '@rookery/contracts'
import { fakeUserCauses } from './fake-causes.ts'
import { createFakeFilters } from './fake-filters.ts'
import { createFakeLifecycle } from './fake-lifecycle.ts'
import { createFakeLists } from './fake-lists.ts'
import { createFakePeople } from './fake-people.ts'
import { fakeAccountIndexing } from './fake-search.ts'
import { pageOf } from './page-of.ts'

interface Edge {
  id: Id
  from: Id
  to: Id
  showBoosts: boolean
  notify: boolean
  languages: string[] | null
  until?: number
}

interface Code {
  appId: Id
  accountId: Id
  redirectUri: string
  scopes: string[]
  codeChallenge: string | null
}

export type FakeUsers = ReturnType<typeof createFakeUsers>

export function createFakeUsers(clock: { now(): number }) {
  let count = 0
  const nextId = (): Id => firstIdAt(clock.now()) + ++count
  const accounts = new Map<Id, Account>()
  const passwords = new Map<Id, string>()
  const apps = new Map<Id, OAuthApp>()
  const sessions = new Map<Id, Session>()
  const reasons = new Map<Id, string>()
  const codes = new Map<string, Code>()
  const edges = { follows: [] as Edge[], blocks: [] as Edge[], mutes: [] as Edge[] }
  type Kind = keyof typeof edges

  const find = (kind: Kind, from: Id, to: Id) => edges[kind].find((edge) => edge.from === from && edge.to === to)
  const remove = (kind: Kind, from: Id, to: Id) => {
    edges[kind] = edges[kind].filter((edge) => edge.from !== from || edge.to !== to)
  }
  const add = (kind: Kind, from: Id, to: Id, more: Partial<Edge> = {}) => {
    const edge = find(kind, from, to)
    const plain = { showBoosts: true, notify: false, languages: null }
    if (edge) Object.assign(edge, more)
    else edges[kind].push({ id: nextId(), from, to, ...plain, ...more })
  }
  const shown = (account: Account): Account => ({
    ...account,
    followersCount: edges.follows.filter((edge) => edge.to === account.id).length,
    followingCount: edges.follows.filter((edge) => edge.from === account.id).length,
  })
  const active = () => [...accounts.values()].filter(({ state }) => state === 'active').map(shown)
  const relationship = (viewerId: Id, targetId: Id): Relationship => {
    const follow = find('follows', viewerId, targetId)
    return {
      targetId,
      following: follow !== undefined,
      showBoosts: follow?.showBoosts ?? false,
      notify: follow?.notify ?? false,
      languages: follow?.languages ?? null,
      followedBy: find('follows', targetId, viewerId) !== undefined,
      blocking: find('blocks', viewerId, targetId) !== undefined,
      blockedBy: find('blocks', targetId, viewerId) !== undefined,
      muting: find('mutes', viewerId, targetId) !== undefined,
      mutingNotifications: find('mutes', viewerId, targetId) !== undefined,
      mutedUntil: find('mutes', viewerId, targetId)?.until ?? null,
      ...people.marks(viewerId, targetId),
    }
  }
  const people = createFakePeople({
    nextId,
    follows: () => edges.follows,
    follow: (from, to) => add('follows', from, to),
    discoverable: () => active().flatMap(({ id, discoverable }) => (discoverable ? [id] : [])),
    relationship,
  })
  const edgePage = (kind: Kind, near: 'from' | 'to', accountId: Id, paging: Paging): IdPage => {
    const page = pageOf(
      edges[kind].filter((edge) => edge[near] === accountId),
      paging,
    )
    const far = near === 'from' ? 'to' : 'from'
    return { ids: page.map((edge) => edge[far]), firstCursor: page[0]?.id ?? null, lastCursor: page.at(-1)?.id ?? null }
  }
  const openSession = async (input: { accountId: Id | null; appId: Id; scopes: string[] }): Promise<Session> => {
    const session = { ...input, id: nextId(), createdAt: clock.now() }
    sessions.set(session.id, session)
    return session
  }
  const sorted = (kind: Kind, near: 'from' | 'to', id: Id) =>
    edges[kind]
      .filter((edge) => edge[near] === id)
      .map((edge) => edge[near === 'from' ? 'to' : 'from'])
      .sort((a, b) => a - b)

  const lists = createFakeLists(nextId, (from, to) => find('follows', from, to) !== undefined)
  const service: UsersService = {
    ...fakeUserCauses,
    ...fakeAccountIndexing,
    ...createFakeFilters(nextId, clock),
    ...lists.service,
    ...people.methods,
    ...createFakeLifecycle({ accounts, passwords, sessions, apps, reasons, nextId, clock }),
    async registerAccount({ username, password, reason, approval }) {
      if (active().some((account) => account.username.toLowerCase() === username.toLowerCase())) {
        throw invalid('Username has already been taken', {
          username: [{ error: 'ERR_TAKEN', description: 'has already been taken' }],
        })
      }
      const account: Account = {
        ...{ id: nextId(), username, displayName: '', note: '', fields: [], locked: false, bot: false },
        ...{ discoverable: true, indexable: true, defaultVisibility: 'public', defaultSensitive: false },
        ...{ avatarKey: null, avatarStaticKey: null, headerKey: null, headerStaticKey: null },
        ...{ defaultLanguage: null, createdAt: clock.now(), admin: accounts.size === 0 },
        ...{ state: approval && accounts.size > 0 ? 'pending' : 'active', followersCount: 0, followingCount: 0 },
      }
      if (reason) reasons.set(account.id, reason)
      accounts.set(account.id, account)
      passwords.set(account.id, password)
      return account
    },
    async verifyPassword({ login, password }) {
      const found = active().find(({ username }) => username.toLowerCase() === login.toLowerCase())
      return found && passwords.get(found.id) === password ? found : null
    },
    async setProfilePicture({ accountId, which, uploadKey }) {
      const account = accounts.get(accountId)
      if (account) accounts.set(accountId, { ...account, [`${which}Key`]: `people/${uploadKey.slice(-8)}.png` })
    },
    async removeProfilePicture({ accountId, which }) {
      const account = accounts.get(accountId)
      if (account) accounts.set(accountId, { ...account, [`${which}Key`]: null })
    },
    getAccounts: async ({ ids }) => active().filter(({ id }) => ids.includes(id)),
    async findAccountsByUsername({ usernames }) {
      const wanted = new Set(usernames.map((name) => name.toLowerCase()))
      return active().filter(({ username }) => wanted.has(username.toLowerCase()))
    },
    searchAccounts: async ({ query, limit, offset }) =>
      active()
        .filter(({ username, displayName }) => `${username} ${displayName}`.toLowerCase().includes(query.toLowerCase()))
        .slice(offset, offset + limit),
    async updateProfile({ accountId, changes }) {
      Object.assign(accounts.get(accountId)!, changes)
      return shown(accounts.get(accountId)!)
    },

    stats: async () => ({ accounts: active().length }),

    async createApp(input) {
      const id = nextId()
      const app = { ...input, id, clientId: `client-${id}`, clientSecret: `secret-${id}` }
      apps.set(id, app)
      return app
    },
    findApp: async ({ clientId }) => [...apps.values()].find((app) => app.clientId === clientId) ?? null,
    async builtInApp() {
      const known = [...apps.values()].find(({ clientId }) => clientId === 'built-in')
      const made = {
        id: known?.id ?? nextId(),
        clientId: 'built-in',
        clientSecret: 'secret',
        name: 'API',
        website: null,
      }
      const app = known ?? { ...made, redirectUris: [], scopes: ['read', 'write', 'follow', 'push', 'profile'] }
      apps.set(app.id, app)
      return app
    },
    findAppById: async ({ appId }) => apps.get(appId) ?? null,
    async createAuthorizationCode(input) {
      const code = `code-${nextId()}`
      codes.set(code, input)
      return { code }
    },
    async redeemAuthorizationCode({ code, appId, redirectUri, codeVerifier }) {
      const grant = codes.get(code)
      codes.delete(code)
      const challenge = codeVerifier && createHash('sha256').update(codeVerifier).digest('base64url')
      if (grant?.appId !== appId || grant.redirectUri !== redirectUri || grant.codeChallenge !== challenge) {
        throw new RookeryError('invalid_grant', 400, 'The code is not valid.')
      }
      return openSession({ accountId: grant.accountId, appId, scopes: grant.scopes })
    },
    openSession,
    async findSession({ sessionId }) {
      const session = sessions.get(sessionId) ?? null
      if (!session?.accountId || accounts.get(session.accountId)?.state === 'active') return session
      return null
    },
    async revokeSession({ sessionId }) {
      sessions.delete(sessionId)
    },

    async follow({ followerId, followeeId, showBoosts, notify, languages }) {
      const given = { showBoosts, notify, languages }
      const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      if (accounts.get(followeeId)?.locked && !find('follows', followerId, followeeId)) {
        people.request(followerId, followeeId)
      } else add('follows', followerId, followeeId, changes)
      return relationship(followerId, followeeId)
    },
    async unfollow({ followerId, followeeId }) {
      remove('follows', followerId, followeeId)
      people.withdraw(followerId, followeeId)
      return relationship(followerId, followeeId)
    },
    async block({ accountId, targetId }) {
      people.withdraw(accountId, targetId)
      people.withdraw(targetId, accountId)
      add('blocks', accountId, targetId)
      remove('follows', accountId, targetId)
      remove('follows', targetId, accountId)
      return relationship(accountId, targetId)
    },
    async unblock({ accountId, targetId }) {
      remove('blocks', accountId, targetId)
      return relationship(accountId, targetId)
    },
    async mute({ accountId, targetId, durationSeconds }) {
      add('mutes', accountId, targetId, durationSeconds > 0 ? { until: clock.now() + durationSeconds * 1000 } : {})
      return relationship(accountId, targetId)
    },
    async unmute({ accountId, targetId }) {
      remove('mutes', accountId, targetId)
      return relationship(accountId, targetId)
    },
    relationships: async ({ viewerId, targetIds }) => targetIds.map((id) => relationship(viewerId, id)),
    followerPage: async ({ accountId, ...paging }) => edgePage('follows', 'to', accountId, paging),
    followingPage: async ({ accountId, ...paging }) => edgePage('follows', 'from', accountId, paging),
    blockPage: async ({ accountId, ...paging }) => edgePage('blocks', 'from', accountId, paging),
    mutePage: async ({ accountId, ...paging }) => edgePage('mutes', 'from', accountId, paging),
    followersAfter: async () => [],
    loadGraph: async ({ viewerId }): Promise<GraphArrays> => ({
      viewerId,
      following: sorted('follows', 'from', viewerId),
      blocking: sorted('blocks', 'from', viewerId),
      blockedBy: sorted('blocks', 'to', viewerId),
      muting: sorted('mutes', 'from', viewerId),
      hidesBoostsOf: edges.follows.filter((edge) => edge.from === viewerId && !edge.showBoosts).map((edge) => edge.to),
      ...lists.graph(viewerId),
      languagesOf: edges.follows.flatMap(({ from, to: accountId, languages }) =>
        from === viewerId && languages?.length ? [{ accountId, languages }] : [],
      ),
    }),
  }
  return service
}
