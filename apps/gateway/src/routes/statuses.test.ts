import { expect, it } from 'vitest'
import { createTestGateway } from '../testing/create-test-gateway.ts'

it('what POST answers is what home, the single post and the account hold', async () => {
  const { alice, bob, call } = await createTestGateway()
  await alice.call('POST', `/api/v1/accounts/${bob.id}/follow`)
  const body = { status: 'Hello @alice, see https://example.org #Rooks\n\n<b>bold</b>', spoiler_text: 'a "warning"' }
  const posted = await bob.call('POST', '/api/v1/statuses', body)
  expect(posted.statusCode).toBe(200)
  const status = posted.json()
  expect((await bob.call('GET', '/api/v1/timelines/home')).json()).toEqual([status])
  expect((await bob.call('GET', `/api/v1/statuses/${status.id}`)).json()).toEqual(status)
  expect((await bob.call('GET', `/api/v1/accounts/${bob.id}/statuses`)).json()).toEqual([status])
  const { pinned: _own, ...forOthers } = status
  expect((await alice.call('GET', '/api/v1/timelines/home')).json()).toEqual([forOthers])
  const anonymous = (await call('GET', `/api/v1/statuses/${status.id}`)).json()
  for (const mark of ['favourited', 'reblogged', 'muted', 'bookmarked', 'pinned', 'filtered']) {
    expect(anonymous).not.toHaveProperty(mark)
  }
})
