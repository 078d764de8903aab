/** Posts a second through the API at 16 connections, against pgbench inserting a row with 16 clients in the same cluster. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { run } from '../child.ts'
import type { Member, Rig } from '../rig.ts'
import { type Figure, median } from '../stats.ts'

const CONNECTIONS = 16

export async function posts(rig: Rig, rounds: number, seconds: number): Promise<Figure[]> {
  const writers: Member[] = []
  for (let n = 0; n < CONNECTIONS; n++) writers.push(await rig.signUp(`writer_${n}`))
  await rig.sql.query('CREATE SCHEMA bench')
  await rig.sql.query(
    'CREATE TABLE bench.rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, author bigint, body text)',
  )
  const folder = mkdtempSync(join(tmpdir(), 'rookery-pgbench-'))
  const script = join(folder, 'insert.sql')
  writeFileSync(
    script,
    `INSERT INTO bench.rows (author, body) VALUES (:client_id, 'the herons are back at the pond');\n`,
  )

  const program = await findPgbench(rig.postgresPrograms)
  if (!program)
    console.warn('pgbench is neither on the PATH nor beside this PostgreSQL: posts come without a reference.')
  let serial = 0
  const newPost = (writer: Member) => ({
    method: 'POST' as const,
    path: '/api/v1/statuses',
    headers: { authorization: `Bearer ${writer.token}`, 'content-type': 'application/json' },
    setupRequest: (request: object) => ({
      ...request,
      body: JSON.stringify({ status: `the herons are back at the pond, ${serial++}` }),
    }),
  })
  const ours = async () => {
    let next = 0
    const result = await autocannon({
      url: rig.url,
      connections: CONNECTIONS,
      duration: seconds,
      // A writer each: a list of requests would have every connection post for the same author at the same time.
      setupClient: (client) => client.setRequests([newPost(writers[next++ % CONNECTIONS]!)]),
    })
    if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} posts failed`)
    return result.requests.average
  }
  const pgbench = async () => {
    const args = ['-n', '-f', script, '-c', String(CONNECTIONS), '-j', '2', '-T', String(seconds), '-M', 'prepared']
    const { stdout } = await run(program!, [...args, rig.databaseUrl])
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  }

  await rig.quiet()
  await ours() // warm-up
  const runs = { ours: [] as number[], pgbench: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    runs.ours.push(await ours())
    if (program) runs.pgbench.push(await pgbench())
  }
  rmSync(folder, { recursive: true })
  return [
    {
      name: 'posts, 16 connections',
      value: median(runs.ours),
      unit: '/s',
      ...(program ? { against: { name: 'pgbench inserting a row', value: median(runs.pgbench) } } : {}),
      goal: '≥ 2,000/s',
    },
  ]
}

/** PostgreSQL from npm comes without it; the system's works as well, it only speaks the protocol. */
async function findPgbench(programs: string): Promise<string | null> {
  for (const candidate of [join(programs, 'pgbench'), 'pgbench']) {
    const works = await run(candidate, ['--version']).then(
      () => true,
      () => false,
    )
    if (works) return candidate
  }
  return null
}
