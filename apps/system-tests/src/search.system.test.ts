/** Search as people have it: found within a moment, only what they may see, exact after edits, deletions and changes of mind. */
import { waitUntil } from '@rookery/testing'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runStandalone } from './support/command.ts'
import { linkOf, type Person, signUp } from './support/people.ts'
import { act, deleteAs, editAs, postAs } from './support/posting.ts'
import { databaseUrlOf, type Server, startServer } from './support/server.ts'

let server: Server
let [alice, bob, carol]: Person[] = []
let sql: pg.Client

beforeAll(async () => {
  server = await startServer()
  ;[alice, bob, carol] = await Promise.all(['alice', 'bob', 'carol'].map((name) => signUp(server, name)))
  sql = new pg.Client({ connectionString: databaseUrlOf(server) })
  await sql.connect()
})
afterAll(async () => {
  await sql?.end()
  await server?.[Symbol.asyncDispose]()
})

type Kind = 'statuses' | 'accounts' | 'hashtags'
const find = async (person: Person, q: string, type: Kind = 'statuses') =>
  ((await person.masto.v2.search.list({ q, type }))[type] as { id: string }[]).map(({ id }) => id)
const finds = (person: Person, q: string, ids: string[]) =>
  waitUntil(async () => JSON.stringify(await find(person, q)) === JSON.stringify(ids), {
    describe: async () => `${person.username} to find ${ids.join()} by ${q}; found ${(await find(person, q)).join()}`,
  })

test('a post is found within a moment, by its stems, without accents, by its tag; an edit and a deletion change that', async () => {
  const { id } = await postAs(alice!, 'Kingfishers were diving at the café #Birding', { language: 'en' })
  await finds(bob!, 'kingfisher dives cafe', [id])
  expect(await find(bob!, '#birding')).toEqual([id])
  expect(await find(bob!, 'bird', 'hashtags')).toEqual(['birding'])
  expect(await find(bob!, 'from:alice has:link')).toEqual([])
  // Who is not signed in finds people and hashtags, as in Mastodon.
  const anonymous = await (await fetch(`${server.url}/api/v2/search?q=kingfisher`)).json()
  expect(anonymous).toMatchObject({ statuses: [] })

  await editAs(alice!, id, 'Ospreys, after all')
  // The language stays as it was, so its stems are found.
  await finds(bob!, 'osprey', [id])
  await finds(bob!, 'kingfisher', [])
  await deleteAs(alice!, id)
  await finds(bob!, 'ospreys', [])
})

test('what is not public is found by those who keep it and may see it, and by nobody else', async () => {
  await act(bob!, alice!, 'follow')
  const secret = (await postAs(alice!, 'a secret nightjar', { visibility: 'private' })).id
  const open = (await postAs(alice!, 'an open nightjar')).id
  await finds(alice!, 'nightjar', [open, secret])
  await finds(carol!, 'nightjar', [open])
  expect(await find(bob!, 'nightjar')).toEqual([open])
  await bob!.masto.v1.statuses.$select(secret).bookmark()
  await finds(bob!, 'nightjar', [open, secret])
  expect(await find(bob!, 'in:library nightjar')).toEqual([secret])
  // Kept, but no longer to be seen.
  await act(bob!, alice!, 'unfollow')
  expect(await find(bob!, 'nightjar')).toEqual([open])
  await act(alice!, carol!, 'block')
  expect([
    await find(carol!, 'nightjar'),
    await find(carol!, 'from:alice'),
    await find(carol!, 'alice', 'accounts'),
  ]).toEqual([[], [], []])
  await act(alice!, carol!, 'unblock')
})

test('who does not want to be found is not, also when it was set by hand; those who like a post keep it', async () => {
  const { id } = await postAs(bob!, 'the only hoopoe')
  await finds(carol!, 'hoopoe', [id])
  await finds(alice!, 'hoopoe', [id])
  await alice!.masto.v1.statuses.$select(id).favourite()
  await sql.query('UPDATE users.accounts SET indexable = false WHERE id = $1', [bob!.id])
  await finds(carol!, 'hoopoe', [])
  await finds(alice!, 'hoopoe', [id])
  expect(await find(bob!, 'hoopoe')).toEqual([id])
  await sql.query('UPDATE users.accounts SET indexable = true WHERE id = $1', [bob!.id])
  await finds(carol!, 'hoopoe', [id])
})

test('pages go on by the Link header and hold everything once; fragments are safe; a URL leads to what it names', async () => {
  const posted: string[] = []
  for (let n = 0; n < 9; n++) posted.push((await postAs(carol!, `wagtail <b>${n}</b>`)).id)
  await waitUntil(async () => (await find(bob!, 'wagtail')).length === posted.length)
  const found: string[] = []
  for (let url: string | undefined = '/api/v2/search?q=wagtail&limit=4&type=statuses'; url; ) {
    const response: Response = await bob!.fetch(url)
    found.push(...((await response.json()) as { statuses: { id: string }[] }).statuses.map(({ id }) => id))
    url = linkOf(response, 'next')
  }
  expect(found.toSorted()).toEqual(posted.toSorted())
  expect(found).toHaveLength(posted.length)
  const offset = await bob!.json<{ statuses: { id: string }[] }>(
    '/api/v2/search?q=wagtail&limit=4&type=statuses&offset=4',
  )
  expect(offset.statuses.map(({ id }) => id)).toEqual(found.slice(4, 8))

  const shown = await bob!.json<{ highlights: Record<string, string[]> }>(
    '/api/v2/search?q=wagtails&highlight=true&language=en',
  )
  expect(shown.highlights).toEqual({})
  const marked = await bob!.json<{ highlights: Record<string, string[]> }>(
    '/api/v2/search?q=wagtail&limit=1&highlight=true',
  )
  expect(Object.values(marked.highlights)[0]![0]).toMatch(/^<mark>wagtail<\/mark> &lt;b&gt;\d&lt;\/b&gt;$/)
  expect(await find(bob!, `${server.url}/@carol/${posted[0]}`)).toEqual([posted[0]])
  expect(await find(bob!, `${server.url}/@carol`, 'accounts')).toEqual([carol!.id])
})

test('whatever is typed is searched for, never an error', async () => {
  for (const q of [
    '"',
    'OR OR',
    'from:',
    'before:yesterday',
    "'; --",
    '\\',
    '!&|',
    '%00',
    '日本',
    '-',
    `${'x'.repeat(3000)}`,
  ]) {
    for (const more of [
      '',
      '&type=accounts',
      '&type=nothing',
      '&cursor=nonsense',
      '&offset=99999999999',
      '&max_id=x',
    ]) {
      const response = await bob!.fetch(`/api/v2/search?q=${encodeURIComponent(q)}${more}`)
      expect(response.status, q + more).toBe(200)
    }
  }
})

test('npm run rebuild -- index answers the same before and after', async () => {
  const queries = ['wagtail', 'nightjar', 'from:carol', 'in:library']
  const before = await Promise.all(queries.map((q) => find(bob!, q)))
  const result = await runStandalone('rebuild', ['index'], { env: server.env })
  expect(result).toMatchObject({ code: 0, stderr: '' })
  expect(result.stdout).toMatch(/^The search index was made anew: 3 accounts, \d+ posts, \d+ kept posts\.\n$/)
  expect(await Promise.all(queries.map((q) => find(bob!, q)))).toEqual(before)
  const { id } = await postAs(carol!, 'a wagtail of afterwards')
  await waitUntil(async () => (await find(bob!, 'wagtail afterwards')).includes(id))
})
