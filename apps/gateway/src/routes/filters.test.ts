import { expect, it } from 'vitest'
import { createTestGateway, type Person } from '../testing/create-test-gateway.ts'

async function setUp() {
  const gateway = await createTestGateway()
  const send = async (person: Person, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) => {
    const answer = await person.call(method, url, body)
    return { status: answer.statusCode, body: answer.json() }
  }
  const post = async (person: Person, body: object) => (await person.call('POST', '/api/v1/statuses', body)).json()
  return { ...gateway, send, post }
}
const birds = {
  ...{ title: 'birds', context: ['home', 'thread'], filter_action: 'hide', expires_in: 3600 },
  keywords_attributes: [{ keyword: 'heron', whole_word: true }, { keyword: 'rook' }],
}

it('a filter is made, read, changed and deleted with its keywords', async () => {
  const { alice, send } = await setUp()
  const { body: made } = await send(alice, 'POST', '/api/v2/filters', birds)
  expect(made).toMatchObject({
    ...{ title: 'birds', context: ['home', 'thread'], filter_action: 'hide', statuses: [] },
    keywords: [
      { keyword: 'heron', whole_word: true },
      { keyword: 'rook', whole_word: true },
    ],
  })
  const url = `/api/v2/filters/${made.id}`
  expect((await send(alice, 'GET', url)).body).toEqual(made)
  expect((await send(alice, 'GET', '/api/v2/filters')).body).toEqual([made])
  const [heron, rook] = made.keywords
  const changed = await send(alice, 'PUT', url, {
    ...{ expires_in: null, filter_action: 'blur' },
    keywords_attributes: {
      0: { id: heron.id, whole_word: 'false' },
      1: { id: rook.id, _destroy: '1' },
      2: { keyword: '', whole_word: '' },
    },
  })
  expect(changed.body).toMatchObject({
    ...{ title: 'birds', filter_action: 'blur', expires_at: null },
    keywords: [{ id: heron.id, keyword: 'heron', whole_word: false }],
  })
  expect(changed.body.keywords).toHaveLength(1)
  expect(await send(alice, 'DELETE', url)).toEqual({ status: 200, body: {} })
  expect((await send(alice, 'GET', url)).status).toBe(404)
})

it('forms say it as well', async () => {
  const { alice } = await setUp()
  const form =
    'title=x&context[]=home&expires_in=&keywords_attributes[][keyword]=jay&keywords_attributes[][whole_word]=0'
  const answer = await alice.call('POST', '/api/v2/filters', form as never, {
    'content-type': 'application/x-www-form-urlencoded',
  })
  expect(answer.json()).toMatchObject({ expires_at: null, keywords: [{ keyword: 'jay', whole_word: false }] })
})

it('keywords and posts have routes of their own, which are nobody else’s', async () => {
  const { alice, bob, send, post } = await setUp()
  const { id } = (await send(alice, 'POST', '/api/v2/filters', { title: 'x', context: ['home'] })).body
  const keyword = (await send(alice, 'POST', `/api/v2/filters/${id}/keywords`, { keyword: 'jay' })).body
  expect(keyword).toMatchObject({ keyword: 'jay', whole_word: true })
  const status = await post(bob, { status: 'seen' })
  const secret = await post(bob, { status: 'unseen', visibility: 'private' })
  const entry = (await send(alice, 'POST', `/api/v2/filters/${id}/statuses`, { status_id: status.id })).body
  expect(entry).toMatchObject({ status_id: status.id })
  expect((await send(alice, 'POST', `/api/v2/filters/${id}/statuses`, { status_id: secret.id })).status).toBe(404)
  const [word, one] = [`/api/v2/filters/keywords/${keyword.id}`, `/api/v2/filters/statuses/${entry.id}`]
  expect((await send(alice, 'PUT', word, { keyword: 'egret', whole_word: false })).body).toEqual({
    ...{ id: keyword.id, keyword: 'egret', whole_word: false },
  })
  expect((await send(alice, 'GET', word)).body).toMatchObject({ keyword: 'egret' })
  expect((await send(alice, 'GET', `/api/v2/filters/${id}/keywords`)).body).toHaveLength(1)
  expect((await send(alice, 'GET', one)).body).toEqual(entry)
  expect((await send(alice, 'GET', `/api/v2/filters/${id}/statuses`)).body).toEqual([entry])
  for (const [method, url] of [
    ...(['GET', 'PUT', 'DELETE'] as const).flatMap((method) => [[method, `/api/v2/filters/${id}`] as const]),
    ...(['GET', 'PUT', 'DELETE'] as const).map((method) => [method, word] as const),
    ...(['GET', 'DELETE'] as const).map((method) => [method, one] as const),
    ['GET', `/api/v2/filters/${id}/keywords`] as const,
    ['GET', `/api/v1/filters/${keyword.id}`] as const,
    ['DELETE', `/api/v1/filters/${keyword.id}`] as const,
  ]) {
    expect((await send(bob, method, url, method === 'PUT' ? { title: 'y' } : undefined)).status, url).toBe(404)
  }
  for (const url of [word, one]) expect((await send(alice, 'DELETE', url)).body).toEqual({})
  expect((await send(alice, 'GET', `/api/v2/filters/${id}`)).body).toMatchObject({ keywords: [], statuses: [] })
})

it('the older form sees keywords', async () => {
  const { alice, send } = await setUp()
  const made = await send(alice, 'POST', '/api/v1/filters', { phrase: 'jay', context: ['home'], irreversible: true })
  expect(made.body).toMatchObject({ phrase: 'jay', irreversible: true, whole_word: true, expires_at: null })
  const url = `/api/v1/filters/${made.body.id}`
  expect((await send(alice, 'GET', '/api/v1/filters')).body).toEqual([made.body])
  const changed = { phrase: 'egret', context: ['public'], irreversible: false, whole_word: false }
  expect((await send(alice, 'PUT', url, changed)).body).toEqual({ ...changed, id: made.body.id, expires_at: null })
  const [filter] = (await send(alice, 'GET', '/api/v2/filters')).body
  expect(filter).toMatchObject({ title: 'egret', filter_action: 'warn' })
  await send(alice, 'POST', `/api/v2/filters/${filter.id}/keywords`, { keyword: 'heron' })
  expect((await send(alice, 'PUT', url, { ...changed, context: ['home'] })).status).toBe(422)
  expect((await send(alice, 'PUT', url, { ...changed, phrase: 'rook' })).body).toMatchObject({ phrase: 'rook' })
  await send(alice, 'DELETE', url)
  expect((await send(alice, 'GET', '/api/v2/filters')).body).toMatchObject([{ keywords: [{ keyword: 'heron' }] }])
  const [left] = (await send(alice, 'GET', '/api/v1/filters')).body
  await send(alice, 'DELETE', `/api/v1/filters/${left.id}`)
  expect((await send(alice, 'GET', '/api/v2/filters')).body).toEqual([])
})

it('posts say which filters match where', async () => {
  const { alice, bob, call, send, post } = await setUp()
  await bob.call('POST', `/api/v1/accounts/${alice.id}/follow`)
  const { id } = await post(alice, { status: 'A Heron! #birds' })
  await post(alice, { status: 'a heron answers', in_reply_to_id: id })
  const own = await post(bob, { status: 'my heron' })
  const filtered = async (url: string, person = bob) => {
    const { body } = await send(person, 'GET', url)
    const statuses: { id: string; filtered: unknown[] }[] = body.descendants ?? [body].flat()
    return statuses.filter((status) => status.filtered.length > 0).length
  }
  const routes: [string, string, number][] = [
    ['home', '/api/v1/timelines/home', 2],
    ['public', '/api/v1/timelines/public', 2],
    ['public', '/api/v1/timelines/tag/birds', 1],
    ['account', `/api/v1/accounts/${alice.id}/statuses`, 2],
    ['thread', `/api/v1/statuses/${id}/context`, 1],
  ]
  for (const context of ['home', 'public', 'account', 'thread', 'notifications']) {
    const keywords_attributes = [{ keyword: 'heron' }]
    const filter = (await send(bob, 'POST', '/api/v2/filters', { title: 'x', context: [context], keywords_attributes }))
      .body
    for (const [place, url, count] of routes) {
      expect(await filtered(url), `${context} ${url}`).toBe(place === context ? count : 0)
    }
    expect(await filtered(`/api/v1/statuses/${id}`)).toBe(1)
    expect(await filtered(`/api/v1/statuses/${own.id}`)).toBe(0)
    expect(await filtered(`/api/v1/statuses/${id}`, alice)).toBe(0)
    expect((await call('GET', `/api/v1/statuses/${id}`)).json()).not.toHaveProperty('filtered')
    await send(bob, 'DELETE', `/api/v2/filters/${filter.id}`)
  }
})

it('what is wrong is refused with a reason', async () => {
  const { alice, send } = await setUp()
  expect((await send(alice, 'POST', '/api/v2/filters', { context: ['home'] })).status).toBe(422)
  for (const body of [
    { title: 'x', context: ['home'], keywords_attributes: 'x' },
    { title: 'x', context: ['home'], keywords_attributes: [7] },
    { title: 'x', context: ['home'], expires_in: 'soon' },
    { title: { x: 1 }, context: ['home'] },
  ]) {
    const { status } = await send(alice, 'POST', '/api/v2/filters', body)
    expect([400, 422], JSON.stringify(body)).toContain(status)
  }
  expect((await send(alice, 'GET', '/api/v2/filters/keywords/x')).status).toBe(404)
})
