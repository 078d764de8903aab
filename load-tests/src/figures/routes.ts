/** p50 and p99 of the ten routes that clients ask most, 16 connections in a closed loop, each on data of 50 people. */
import { Pool } from 'undici'
import type { Member, Rig } from '../rig.ts'
import { type Figure, percentile } from '../stats.ts'

const CONNECTIONS = 16
const PEOPLE = 50
const POSTS_EACH = 40

interface World {
  people: Member[]
  posts: string[]
  serial: number
}

interface Call {
  member: Member
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

type Route = [name: string, call: (world: World) => Call]

const one = <T>(of: readonly T[], serial: number): T => of[(serial * 7919) % of.length]!
const get = (path: (world: World) => string) => (world: World) => ({
  member: one(world.people, world.serial),
  method: 'GET' as const,
  path: path(world),
})
const someone = (world: World) => one(world.people, world.serial * 31).id
const somePost = (world: World) => one(world.posts, world.serial * 17)

const ROUTES: Route[] = [
  ['GET timelines/home', get(() => '/api/v1/timelines/home?limit=20')],
  ['GET notifications', get(() => '/api/v1/notifications?limit=20')],
  ['GET timelines/public', get(() => '/api/v1/timelines/public?limit=20')],
  ['GET statuses/:id/context', get((world) => `/api/v1/statuses/${somePost(world)}/context`)],
  ['GET statuses/:id', get((world) => `/api/v1/statuses/${somePost(world)}`)],
  ['GET accounts/:id', get((world) => `/api/v1/accounts/${someone(world)}`)],
  ['GET accounts/:id/statuses', get((world) => `/api/v1/accounts/${someone(world)}/statuses?limit=20`)],
  ['GET accounts/relationships', get((world) => `/api/v1/accounts/relationships?id[]=${someone(world)}`)],
  [
    'POST statuses',
    (world) => ({
      member: one(world.people, world.serial),
      method: 'POST',
      path: '/api/v1/statuses',
      body: { status: `The heron is back at pond ${world.serial} #birds` },
    }),
  ],
  [
    'POST statuses/:id/favourite',
    (world) => ({
      member: one(world.people, world.serial),
      method: 'POST',
      path: `/api/v1/statuses/${somePost(world)}/favourite`,
    }),
  ],
]

export async function routes(rig: Rig, seconds: number): Promise<Figure[]> {
  const world = await populate(rig)
  await rig.quiet()
  const figures: Figure[] = []
  for (const [name, call] of ROUTES) {
    await load(rig, world, call, 1)
    const delays = await load(rig, world, call, seconds)
    figures.push(
      { name: `${name}, p50 of ${delays.length} requests`, value: percentile(delays, 0.5), unit: 'ms' },
      { name: `${name}, p99`, value: percentile(delays, 0.99), unit: 'ms' },
    )
  }
  return figures
}

/** Everybody follows ten others; every third post answers another, some mention somebody. */
async function populate(rig: Rig): Promise<World> {
  const people: Member[] = []
  for (let n = 0; n < PEOPLE; n++) people.push(await rig.signUp(`person_${n}`))
  for (const [n, person] of people.entries()) {
    for (let step = 1; step <= 10; step++) {
      await rig.request(person, 'POST', `/api/v1/accounts/${people[(n + step * 3) % PEOPLE]!.id}/follow`)
    }
  }
  const posts: string[] = []
  for (let n = 0; n < PEOPLE * POSTS_EACH; n++) {
    const { id } = await rig.request<{ id: string }>(people[n % PEOPLE]!, 'POST', '/api/v1/statuses', {
      status: `Post ${n}: the herons are back at the pond${n % 5 === 0 ? `, @person_${(n * 3) % PEOPLE}` : ''} #birds`,
      ...(n % 3 === 2 ? { in_reply_to_id: posts[n - 1 - (n % 20)] ?? posts[n - 1] } : {}),
    })
    posts.push(id)
  }
  return { people, posts, serial: 0 }
}

/** The delay of each request, in milliseconds. */
async function load(rig: Rig, world: World, next: (world: World) => Call, seconds: number): Promise<number[]> {
  await using pool = disposable(new Pool(rig.url, { connections: CONNECTIONS, pipelining: 1 }))
  const delays: number[] = []
  const end = performance.now() + seconds * 1000
  const client = async () => {
    while (performance.now() < end) {
      world.serial++
      const { member, method, path, body } = next(world)
      const started = performance.now()
      const response = await pool.value.request({
        method,
        path,
        headers: {
          authorization: `Bearer ${member.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      })
      await response.body.arrayBuffer()
      delays.push(performance.now() - started)
      if (response.statusCode >= 300) throw new Error(`${method} ${path}: ${response.statusCode}`)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, client))
  return delays
}

const disposable = (value: Pool) => ({ value, [Symbol.asyncDispose]: () => value.close() })
