/** `npm run rebuild -- timelines` while posts arrive and homes are read: before and after are equal, plus what is new, each once. */
import { waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { runStandalone } from './support/command.ts'
import { type Person, signUp, walkDown } from './support/people.ts'
import { act, homeIds, newestFirst, postAs } from './support/posting.ts'
import { startServer } from './support/server.ts'

const AUTHORS = ['alice', 'bob', 'carol', 'dave']
const READERS = ['erin', 'frank', 'grace']
const POSTS = 300

const allOf = async (reader: Person) => (await walkDown(reader, '/api/v1/timelines/home?limit=40')).ids

test('homes are dropped and built again in the middle of everything', async () => {
  await using server = await startServer()
  const everybody: Person[] = []
  for (const name of [...AUTHORS, ...READERS]) everybody.push(await signUp(server, name))
  const [authors, readers] = [everybody.slice(0, AUTHORS.length), everybody.slice(AUTHORS.length)]
  for (const reader of readers) for (const author of authors) await act(reader, author, 'follow')

  const posts: string[] = []
  const byAll = async (count: number, text: string) => {
    const hand = async (author: Person) => {
      for (let n = 0; n < count / authors.length; n++) posts.push((await postAs(author, `${text} ${n}`)).id)
    }
    await Promise.all(authors.map(hand))
  }
  await byAll(POSTS, 'before')
  expect(posts).toHaveLength(POSTS)
  const before = newestFirst(posts)
  for (const reader of readers) await waitUntil(async () => (await allOf(reader)).length === POSTS)
  // Now from the cache: built homes, read to the end.
  for (const reader of readers) expect(await allOf(reader)).toEqual(before)

  const [during, after] = [readers.slice(0, 2), readers]
  let rebuilding = true
  let reads = 0
  const readOn = async (reader: Person) => {
    while (rebuilding) {
      const ids = await allOf(reader)
      // Nothing of before is ever missing, nothing is there twice, however the moment was.
      expect(ids.filter((id) => before.includes(id))).toEqual(before)
      expect(new Set(ids).size).toBe(ids.length)
      reads++
    }
  }
  const postOn = async () => {
    for (let n = 0; rebuilding; n++) posts.push((await postAs(authors[n % authors.length]!, `during ${n}`)).id)
  }
  const busy = Promise.all([postOn(), ...during.map(readOn)])
  for (let round = 0; round < 3; round++) {
    const result = await runStandalone('rebuild', ['timelines'], { env: server.env })
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(result.stdout).toMatch(/^\d+ timelines dropped; each is built again when it is read\.\n$/)
    // The first finds a home of each reader.
    if (round === 0) expect(Number.parseInt(result.stdout, 10)).toBeGreaterThanOrEqual(READERS.length)
  }
  rebuilding = false
  await busy
  console.info(`${posts.length - POSTS} posts arrived and ${reads} homes were read to the end during three rebuilds`)
  expect(posts.length).toBeGreaterThan(POSTS)

  const expected = newestFirst(posts)
  for (const reader of after) {
    await waitUntil(async () => (await homeIds(reader))[0] === expected[0])
    await waitUntil(async () => (await allOf(reader)).length >= expected.length)
    expect(await allOf(reader)).toEqual(expected)
    // Once more: what was built meanwhile says the same.
    expect(await allOf(reader)).toEqual(expected)
  }
})
