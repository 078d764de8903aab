import { describe, expect, it } from 'vitest'
import { createTestGateway, type Person, PUBLIC_URL } from '../testing/create-test-gateway.ts'

const texts = (answer: { json(): { content: string }[] }) =>
  answer.json().map(({ content }) => content.replace(/<[^>]+>/g, ''))

async function post(person: Person, status: string, more: object = {}): Promise<string> {
  const answer = await person.call('POST', '/api/v1/statuses', { status, ...more })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().id
}

/** rel → absolute URL. */
const linksOf = (answer: { headers: object }) => {
  const { link = '' } = answer.headers as { link?: string }
  return Object.fromEntries(Array.from(link.matchAll(/<([^>]+)>; rel="(\w+)"/g), ([, url, rel]) => [rel, url!]))
}

describe('paging', () => {
  it('follows Link headers to the end and back, with the other parameters kept', async () => {
    const { alice, bob } = await createTestGateway()
    await alice.call('POST', `/api/v1/accounts/${bob.id}/follow`)
    for (let n = 1; n <= 7; n++) await post(bob, `post ${n}`)
    const pages: string[][] = []
    let url: string | undefined = '/api/v1/timelines/home?limit=3'
    let last: string | undefined
    while (url) {
      const answer = await alice.call('GET', url)
      pages.push(texts(answer))
      const { next, prev } = linksOf(answer)
      expect(prev).toMatch(new RegExp(`^${PUBLIC_URL}/api/v1/timelines/home\\?limit=3&min_id=\\d+$`))
      if (next) expect(next).toMatch(/\?limit=3&max_id=\d+$/)
      last = prev
      url = next?.slice(PUBLIC_URL.length)
    }
    expect(pages).toEqual([['post 7', 'post 6', 'post 5'], ['post 4', 'post 3', 'post 2'], ['post 1']])
    const up = await alice.call('GET', last!.slice(PUBLIC_URL.length))
    expect(texts(up)).toEqual(['post 4', 'post 3', 'post 2'])
  })

  it('since_id answers the newest, limits are capped, nonsense is ignored', async () => {
    const { alice } = await createTestGateway()
    const first = await post(alice, 'post 0')
    for (let n = 1; n <= 45; n++) await post(alice, `post ${n}`)
    expect(texts(await alice.call('GET', `/api/v1/timelines/home?since_id=${first}&limit=2`))).toEqual([
      'post 45',
      'post 44',
    ])
    expect((await alice.call('GET', '/api/v1/timelines/home?limit=400')).json()).toHaveLength(40)
    expect((await alice.call('GET', '/api/v1/timelines/home?limit=0')).json()).toHaveLength(1)
    expect((await alice.call('GET', '/api/v1/timelines/home?max_id=nonsense')).json()).toHaveLength(20)
  })
})

describe('what timelines hold', () => {
  it('public: public posts of all, also for strangers; no boosts, replies to others, or unlisted', async () => {
    const { alice, bob, call } = await createTestGateway()
    const first = await post(alice, 'one')
    await post(bob, 'a reply', { in_reply_to_id: first })
    await post(bob, 'unlisted', { visibility: 'unlisted' })
    await bob.call('POST', `/api/v1/statuses/${first}/reblog`)
    expect(texts(await call('GET', '/api/v1/timelines/public?local=true'))).toEqual(['one'])
    expect((await call('GET', '/api/v1/timelines/public?remote=true')).json()).toEqual([])
  })

  it('tag: by the exact tag, in any case', async () => {
    const { alice, call } = await createTestGateway()
    await post(alice, 'about #Rooks')
    await post(alice, 'about #RooksAndCrows')
    expect(texts(await call('GET', '/api/v1/timelines/tag/ROOKS'))).toEqual(['about #Rooks'])
  })

  it('favourites: in the order of liking', async () => {
    const { alice, bob } = await createTestGateway()
    const [one, two] = [await post(bob, 'one'), await post(bob, 'two')]
    for (const id of [two, one]) await alice.call('POST', `/api/v1/statuses/${id}/favourite`)
    const answer = await alice.call('GET', '/api/v1/favourites')
    expect(texts(answer)).toEqual(['one', 'two'])
    expect(answer.json()[0]).toMatchObject({ favourited: true, favourites_count: 1 })
  })

  it('personal answers are never kept by caches, and CORS is open', async () => {
    const { alice } = await createTestGateway()
    const answer = await alice.call('GET', '/api/v1/timelines/home', undefined, { origin: 'https://elk.example' })
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(answer.headers['access-control-expose-headers']).toContain('Link')
  })

  it('no cache keeps what depends on a token, refusals included, or takes an anonymous answer for everyone’s', async () => {
    const { alice, call } = await createTestGateway()
    const wrong = { authorization: 'Bearer nonsense' }
    for (const answer of [
      await alice.call('GET', '/api/v1/timelines/public'),
      await alice.call('GET', '/api/v1/statuses/1'),
      await call('GET', '/api/v1/timelines/public', undefined, wrong),
      await call('GET', '/api/v1/timelines/home'),
    ]) {
      expect(answer.headers['cache-control']).toBe('private, no-store')
    }
    const anonymous = await call('GET', '/api/v1/timelines/public')
    expect(anonymous.headers.vary).toBe('Authorization, Cookie')
  })

  it('browsers may ask first, and may read refusals', async () => {
    const { call, app } = await createTestGateway()
    const origin = { origin: 'https://elk.example' }
    const refused = await call('GET', '/api/v1/timelines/home', undefined, origin)
    expect([refused.statusCode, refused.headers['access-control-allow-origin']]).toEqual([401, '*'])
    const asked = await app.inject({
      method: 'OPTIONS',
      url: '/api/v1/statuses',
      headers: {
        ...origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,idempotency-key',
      },
    })
    expect(asked.statusCode).toBe(204)
    expect(asked.headers['access-control-allow-headers']).toBe('authorization,idempotency-key')
    expect(asked.headers['access-control-allow-methods']).toContain('PATCH')
  })
})
