/** Home pages of 20 posts at 16 connections, against bare Fastify serialising the same object and sending its bytes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { startChild } from '../child.ts'
import type { Rig } from '../rig.ts'
import { type Figure, median } from '../stats.ts'

const REFERENCE = fileURLToPath(new URL('../reference-server.ts', import.meta.url))
const CONNECTIONS = 16
const PATH = '/api/v1/timelines/home?limit=20'

export async function homePage(rig: Rig, rounds: number, seconds: number): Promise<Figure[]> {
  const reader = await rig.signUp('home_reader')
  for (const name of ['home_a', 'home_b', 'home_c']) {
    const author = await rig.signUp(name)
    await rig.request(reader, 'POST', `/api/v1/accounts/${author.id}/follow`)
    for (let n = 0; n < 20; n++) {
      await rig.request(author, 'POST', '/api/v1/statuses', {
        status: `Post ${n} of ${name}: the herons are back at the pond, see https://example.org/herons #birds`,
      })
    }
  }
  const page = await rig.request<unknown[]>(reader, 'GET', PATH)
  if (page.length !== 20) throw new Error(`home holds ${page.length} posts instead of 20`)
  const folder = mkdtempSync(join(tmpdir(), 'rookery-reference-'))
  const file = join(folder, 'body.json')
  writeFileSync(file, JSON.stringify(page))
  await using reference = await startChild(REFERENCE, 'reference on', { REFERENCE_BODY: file })
  const referenceUrl = reference.ready.split('reference on ')[1]!

  const runs = { ours: [] as number[], object: [] as number[], bytes: [] as number[], p99: [] as number[] }
  const load = (url: string, token?: string) =>
    autocannon({
      url,
      connections: CONNECTIONS,
      duration: seconds,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    })
  await rig.quiet()
  await load(rig.url + PATH, reader.token) // warm-up
  for (let round = 0; round < rounds; round++) {
    const ours = await load(rig.url + PATH, reader.token)
    if (ours.non2xx > 0 || ours.errors > 0) throw new Error(`${ours.non2xx} home pages failed`)
    runs.ours.push(ours.requests.average)
    runs.p99.push(ours.latency.p99)
    runs.object.push((await load(`${referenceUrl}/object`)).requests.average)
    runs.bytes.push((await load(`${referenceUrl}/bytes`)).requests.average)
  }
  rmSync(folder, { recursive: true })
  const value = median(runs.ours)
  return [
    {
      name: 'home page of 20, 16 connections',
      value,
      unit: '/s',
      against: { name: 'Fastify serialising the object', value: median(runs.object) },
      goal: 'ratio ≥ 1.0',
    },
    { name: 'the same', value, unit: '/s', against: { name: 'Fastify sending the bytes', value: median(runs.bytes) } },
    { name: 'home page p99', value: median(runs.p99), unit: 'ms' },
  ]
}
