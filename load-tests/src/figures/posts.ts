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

  let serial = 0
  const ours = async () => {
    const result = await autocannon({
      url: rig.url,
      connections: CONNECTIONS,
      duration: seconds,
      requests: writers.map((writer) => ({
        method: 'POST' as const,
        path: '/api/v1/statuses',
        headers: { authorization: `Bearer ${writer.token}`, 'content-type': 'application/json' },
        setupRequest: (request: object) => ({
          ...request,
          body: JSON.stringify({ status: `the herons are back at the pond, ${serial++}` }),
        }),
      })),
    })
    if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} posts failed`)
    return result.requests.average
  }
  const pgbench = async () => {
    const args = ['-n', '-f', script, '-c', String(CONNECTIONS), '-j', '2', '-T', String(seconds), '-M', 'prepared']
    const { stdout } = await run(join(rig.postgresPrograms, 'pgbench'), [...args, rig.databaseUrl])
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  }

  await ours() // warm-up
  const runs = { ours: [] as number[], pgbench: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    runs.ours.push(await ours())
    runs.pgbench.push(await pgbench())
  }
  rmSync(folder, { recursive: true })
  return [
    {
      name: 'posts, 16 connections',
      value: median(runs.ours),
      unit: '/s',
      against: { name: 'pgbench inserting a row', value: median(runs.pgbench) },
      goal: '≥ 2,000/s',
    },
  ]
}
