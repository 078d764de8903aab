/** The unmodified npm package `masto`, over a socket, against services in memory. */
import { createOAuthAPIClient, createRestAPIClient } from 'masto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestGateway } from './testing/create-test-gateway.ts'

let gateway: Awaited<ReturnType<typeof createTestGateway>>
let url: string
beforeEach(async () => {
  gateway = await createTestGateway()
  url = await gateway.app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(() => gateway.app.close())

it('registers, signs up, follows, posts, reads, and signs out', async () => {
  const anonymous = createRestAPIClient({ url })
  const app = await anonymous.v1.apps.create({
    clientName: 'script',
    redirectUris: `${url}/back`,
    scopes: 'read write follow',
  })
  const oauth = createOAuthAPIClient({ url })
  const client = { clientId: app.clientId!, clientSecret: app.clientSecret! }
  const { accessToken: appToken } = await oauth.token.create({
    grantType: 'client_credentials',
    redirectUri: `${url}/back`,
    scope: 'read write follow',
    ...client,
  })
  const { accessToken } = await createRestAPIClient({ url, accessToken: appToken }).v1.accounts.create({
    username: 'dave',
    email: 'dave@rookery.test',
    password: 'long enough',
    agreement: true,
    locale: 'en',
  })
  const dave = createRestAPIClient({ url, accessToken })
  const alice = createRestAPIClient({ url, accessToken: gateway.alice.token })
  const { id } = await dave.v1.accounts.verifyCredentials()
  await dave.v1.accounts.updateCredentials({ displayName: 'Dave', fieldsAttributes: [{ name: 'a', value: 'b' }] })
  expect(await alice.v1.accounts.$select(id).follow({ reblogs: true })).toMatchObject({ following: true })
  const posted = await dave.v1.statuses.create({ status: 'Hello from #masto', visibility: 'public' })
  expect(posted.account).toMatchObject({ displayName: 'Dave', fields: [{ name: 'a', value: 'b' }] })
  const [seen] = await alice.v1.timelines.home.list({ limit: 5 })
  expect(seen?.id).toBe(posted.id)
  await alice.v1.statuses.$select(posted.id).favourite()
  await alice.v1.statuses.$select(posted.id).reblog()
  expect(await dave.v1.statuses.$select(posted.id).fetch()).toMatchObject({ favouritesCount: 1, reblogsCount: 1 })
  expect(await alice.v1.accounts.relationships.fetch({ id: [id, String(gateway.bob.id)] })).toHaveLength(2)
  for (let n = 0; n < 5; n++) await dave.v1.statuses.create({ status: `post ${n}` })
  const read: string[] = []
  for await (const page of dave.v1.accounts.$select(id).statuses.list({ limit: 2 }))
    read.push(...page.map((each) => each.id))
  expect(new Set(read).size).toBe(6)
  await oauth.revoke({ token: accessToken, ...client })
  await expect(dave.v1.accounts.verifyCredentials()).rejects.toMatchObject({ statusCode: 401 })
})
