/** Accounts in administrators' hands: the part of Mastodon's admin API that has something behind it here, and the records. */
import { type AccountState, type AuditRecord, forbidden, type Id, invalid, notFound } from '@rookery/contracts'
import { AdminAccount, AuditEntry, Empty, ref } from '@rookery/contracts/mastodon'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { presentAdminAccounts } from '../accounts/present-admin-account.ts'
import { user, userOf } from '../auth/authenticate.ts'
import { linkPages, readPaging } from '../reads/paging.ts'
import { answers, IdParams, idOf, listOf, type Routes } from './describe.ts'

const tags = ['admin']
const READ = { access: user('admin:read:accounts') }
const WRITE = { access: user('admin:write:accounts') }
const MOST = 200

/** Mastodon 1's flags and 2's word for the same; what is not listed has nobody in it here. */
const flag = Type.Optional(Type.Boolean())
const Query = Type.Object({
  active: flag,
  pending: flag,
  suspended: flag,
  staff: flag,
  status: Type.Optional(Type.String({ description: 'active, pending, suspended' })),
  permissions: Type.Optional(Type.String({ description: 'staff' })),
  username: Type.Optional(Type.String({ description: 'The start of it' })),
  max_id: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer()),
})

export const adminAccountRoutes: Routes = async (app, { edge }) => {
  const { users } = edge
  /** The row, not a cache: who is an administrator no more can do nothing from that moment on. */
  const administrator = async (request: FastifyRequest): Promise<Id> => {
    const { accountId } = userOf(request)
    const [account] = await users.getAccounts({ ids: [accountId] })
    if (!account?.admin) throw forbidden()
    return accountId
  }
  const one = async (found: Parameters<typeof presentAdminAccounts>[1][number]) =>
    (await presentAdminAccounts(edge, [found]))[0]!

  for (const version of ['v1', 'v2'] as const) {
    app.get(
      `/api/${version}/admin/accounts`,
      {
        config: READ,
        schema: {
          operationId: version === 'v1' ? 'getAdminAccountsV1' : 'getAdminAccounts',
          summary: 'Accounts of every state, newest first',
          tags,
          querystring: Query,
          response: answers(listOf(AdminAccount), 403),
        },
      },
      async (request, reply) => {
        await administrator(request)
        const { query } = request
        const { maxId, limit } = readPaging(query, MOST, 100)
        const states = (['active', 'pending', 'suspended'] as const).filter(
          (s) => query[s] === true || query.status === s,
        )
        const admins = query.staff === true || query.permissions === 'staff' ? true : undefined
        const state: AccountState | undefined = states[0]
        const found = await users.listAccounts({ state, admins, username: query.username, maxId, limit })
        const [first, last] = [found.at(0)?.account.id ?? null, found.at(-1)?.account.id ?? null]
        linkPages(request, reply, edge.links, { first, last, more: found.length === limit })
        return presentAdminAccounts(edge, found)
      },
    )
  }

  app.get(
    '/api/v1/admin/accounts/:id',
    {
      config: READ,
      schema: {
        operationId: 'getAdminAccount',
        summary: 'One account, of whatever state',
        tags,
        params: IdParams,
        response: answers(ref(AdminAccount), 403, 404),
      },
    },
    async (request) => {
      await administrator(request)
      const found = await users.findAnyAccount({ accountId: idOf(request.params.id) })
      if (!found) throw notFound()
      return one(found)
    },
  )

  const deeds = [
    ['approve', 'approveAccount', 'Let somebody in who waits for it'],
    ['reject', 'rejectAccount', 'Turn somebody down who waits for approval: the account is removed'],
    ['unsuspend', 'restoreAccount', 'Bring a suspended account back'],
  ] as const
  for (const [name, operationId, summary] of deeds) {
    app.post(
      `/api/v1/admin/accounts/:id/${name}`,
      {
        config: WRITE,
        schema: { operationId, summary, tags, params: IdParams, response: answers(ref(AdminAccount), 403, 404, 422) },
      },
      async (request) => {
        const actor = await administrator(request)
        return one(await users[operationId]({ actor, accountId: idOf(request.params.id) }))
      },
    )
  }

  app.post(
    '/api/v1/admin/accounts/:id/action',
    {
      config: WRITE,
      schema: {
        operationId: 'suspendAccount',
        summary: 'Suspend an account: hidden everywhere at once, on open connections too. Not an administrator’s',
        tags,
        params: IdParams,
        body: Type.Object({ type: Type.String({ description: 'suspend' }) }),
        response: answers(ref(Empty), 403, 404, 422),
      },
    },
    async (request) => {
      const actor = await administrator(request)
      if (request.body.type !== 'suspend') throw invalid('Type must be suspend')
      const accountId = idOf(request.params.id)
      const found = await users.findAnyAccount({ accountId })
      if (!found) throw notFound()
      if (found.account.admin) throw forbidden('An administrator has to be demoted first (npm run admin -- demote)')
      await users.suspendAccount({ actor, accountId })
      return {}
    },
  )

  app.get(
    '/api/rookery/v1/admin/audit',
    {
      config: READ,
      schema: {
        operationId: 'getAuditLog',
        summary: 'What was done to accounts by whom, newest first',
        tags,
        querystring: Type.Object({ max_id: Type.Optional(Type.String()), limit: Type.Optional(Type.Integer()) }),
        response: answers(listOf(AuditEntry), 403),
      },
    },
    async (request, reply) => {
      await administrator(request)
      const { maxId, limit } = readPaging(request.query, MOST, 100)
      const records = await users.auditLog({ maxId, limit })
      const [first, last] = [records.at(0)?.id ?? null, records.at(-1)?.id ?? null]
      linkPages(request, reply, edge.links, { first, last, more: records.length === limit })
      return records.map(presentRecord)
    },
  )
}

const presentRecord = ({ id, at, actor, action, targetId, target }: AuditRecord): AuditEntry => ({
  ...{ id: String(id), created_at: new Date(at).toISOString(), actor: String(actor), action },
  ...{ target_id: String(targetId), target },
})
