/** What a consumer refuses is parked with its reason, everybody else goes on, and an operator repairs it with one command. */
import { attachEngines } from '@rookery/engines'
import { createRedisClient, type RedisClient } from '@rookery/redis'
import { homeKey } from '@rookery/redis/home-timeline'
import { testFolder, waitUntil } from '@rookery/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runStandalone } from './support/command.ts'
import { type Person, signUp } from './support/people.ts'
import { act, homeIds, postAs } from './support/posting.ts'
import { type Server, startServer } from './support/server.ts'

let server: Server
let redis: RedisClient
let alice: Person
let bob: Person
let carol: Person

beforeAll(async () => {
  server = await startServer()
  redis = createRedisClient({ url: attachEngines({ dataDir: server.dataDir }).redisUrl, name: 'tests' })
  ;[alice, bob, carol] = (await Promise.all(['alice', 'bob', 'carol'].map((name) => signUp(server, name)))) as [
    Person,
    Person,
    Person,
  ]
})
afterAll(async () => {
  await redis?.[Symbol.asyncDispose]()
  await server?.[Symbol.asyncDispose]()
})

const deadLetters = (...args: string[]) => runStandalone('dead-letters', args, { env: server.env })

/** A home that is no string any more: whatever appends to it fails. */
async function breakHome(person: Person): Promise<void> {
  await redis.del(homeKey(Number(person.id)))
  await redis.rpush(homeKey(Number(person.id)), 'no timeline')
}

/** Until it is built, a home takes posts by reading them, not by being appended to. */
const untilBuilt = (person: Person) =>
  waitUntil(async () => {
    await homeIds(person)
    return (await redis.strlen(homeKey(Number(person.id)))) >= 24
  })

test('nothing is dead in a server that nothing happened to', async () => {
  expect(await deadLetters('list')).toMatchObject({ code: 0, stdout: 'No dead letters.\n', stderr: '' })
  expect(await deadLetters('replay')).toMatchObject({ code: 0, stdout: 'No dead letters.\n', stderr: '' })
})

test('a poison event is parked, others go on, and a replay repairs once the cause is gone', async () => {
  const old = await postAs(alice, 'from before the follow')
  await Promise.all([untilBuilt(bob), breakHome(carol)])
  // The merge of carol's new followee fails, that of bob's does not.
  await act(carol, alice, 'follow')
  await act(bob, alice, 'follow')
  expect(await homeIds(carol)).toEqual([old.id])
  // It may be of the same partition: then it waits until the other has used up its attempts.
  await waitUntil(async () => (await homeIds(bob)).includes(old.id), { timeoutMs: 60_000 })

  const listed = await waitUntil(
    async () => {
      const result = await deadLetters('list', '--group', 'timeline-follows')
      return result.stdout.includes('WRONGTYPE') ? result : undefined
    },
    { timeoutMs: 60_000 },
  )
  expect(listed).toMatchObject({ code: 0, stderr: '' })
  expect(listed.stdout).toMatch(
    /^\S+ {2}timeline-follows {2}follows:\d+ {2}user\.followed {2}\d+ attempts {2}\S+Z {2}.*WRONGTYPE.*\n$/,
  )
  const [id] = listed.stdout.split(' ')

  const refused = await deadLetters('replay', id!)
  expect(refused.stdout).toMatch(/refused again: .*WRONGTYPE/)
  expect(refused.code).toBe(1)

  await redis.del(homeKey(Number(carol.id)))
  expect(await deadLetters('replay', id!)).toMatchObject({ code: 0, stdout: `${id}  repaired\n` })
  expect(await deadLetters('list')).toMatchObject({ stdout: 'No dead letters.\n' })
  expect(await deadLetters('replay', id!)).toMatchObject({ code: 1, stdout: `${id}  is not among the dead letters\n` })
})

test('a fan-out job that used up its attempts is listed, and delivers when it is replayed', async () => {
  await breakHome(carol)
  const post = await postAs(alice, 'to a broken home')
  // Its sixteen attempts take an hour or two: this is the last one.
  await waitUntil(async () => {
    const [job] = await redis.zrange('{bull}:timeline-fan-out:delayed', 0, 0)
    if (job === undefined) return false
    const key = `{bull}:timeline-fan-out:${job}`
    const opts = JSON.parse((await redis.hget(key, 'opts')) ?? '{}')
    return redis.hset(key, 'opts', JSON.stringify({ ...opts, attempts: 1 })).then(() => true)
  })
  const listed = await waitUntil(
    async () => {
      const result = await deadLetters('list')
      return result.stdout.includes('WRONGTYPE') ? result : undefined
    },
    { timeoutMs: 60_000 },
  )
  expect(listed.stdout).toMatch(new RegExp(`^[\\d-]+ {2}timeline-fan-out {2}posts of ${alice.id} {2}.*WRONGTYPE`))
  const [id] = listed.stdout.split(' ')

  await redis.del(homeKey(Number(carol.id)))
  // An empty, unbuilt timeline shows that the entry came from the job, not from a build.
  await redis.set(homeKey(Number(carol.id)), Buffer.alloc(24))
  expect(await deadLetters('replay', id!)).toMatchObject({ code: 0, stdout: `${id}  queued again\n` })
  await waitUntil(async () => (await redis.strlen(homeKey(Number(carol.id)))) === 48)
  expect(await deadLetters('list')).toMatchObject({ stdout: 'No dead letters.\n' })
  await redis.del(homeKey(Number(carol.id)))
  expect((await homeIds(carol))[0]).toBe(post.id)
  // The job goes from home to home: carol's may come first.
  await waitUntil(async () => (await homeIds(bob))[0] === post.id)
})

test('wrong usage prints help and exits with 2; without a server one line says so', async () => {
  for (const args of [[], ['bury'], ['list', '--all']]) {
    const { code, stdout, stderr } = await deadLetters(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: npm run dead-letters')
  }
  const nowhere = testFolder()
  for (const [name, args] of [
    ['dead-letters', ['list']],
    ['rebuild', ['timelines']],
  ] as const) {
    const { code, stdout, stderr } = await runStandalone(name, [...args], { env: { DATA_DIR: nowhere } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^${name}: No Rookery is running on ${nowhere}\\. [^\\n]+\\n$`))
  }
})
