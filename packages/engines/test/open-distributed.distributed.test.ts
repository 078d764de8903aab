import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { attachEngines, isAlive, readEngines, stopProcess } from '@rookery/engines'
import { openDistributedEngines } from '@rookery/engines/distributed'
import { testFolder, waitUntil } from '@rookery/testing'
import { afterAll, expect, test, vi } from 'vitest'
import { readThings, THINGS, writeThings } from './support/kept-things.ts'

// Two servers of Java start three times; beside other tests that takes its time.
vi.setConfig({ testTimeout: 300_000 })

const OURS = ['kafka', 'elasticsearch', 's3'] as const
const dataDir = testFolder()
const said: string[] = []

afterAll(async () => {
  for (const { pid } of Object.values(readEngines(dataDir))) await stopProcess(pid, [['SIGKILL', 10_000]])
  rmSync(dataDir, { recursive: true, force: true })
})

const open = () =>
  openDistributedEngines({
    dataDir,
    install: process.env.ROOKERY_INSTALL !== 'off',
    path: process.env.PATH,
    log: (line) => said.push(line),
  })

const userOf = (pid: number) => Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

test('all five start from nothing; one that is killed comes back where it was, with what was written, and all stop with us', async () => {
  {
    await using engines = await open()
    expect(engines.describe().map((line) => line.split(' ')[0])).toEqual([
      'PostgreSQL',
      'Redis',
      'Kafka',
      'Elasticsearch',
      'S3',
    ])
    await writeThings(engines)
    expect(await readThings(engines)).toEqual(THINGS)
    expect(attachEngines({ dataDir })).toMatchObject({
      kafkaBrokers: engines.kafkaBrokers,
      elasticsearchUrl: engines.elasticsearchUrl,
      s3: engines.s3,
    })
    expect(userOf(engines.processes().elasticsearch!)).not.toBe(0)
    expect(statSync(join(dataDir, 's3.secret')).mode & 0o077).toBe(0)

    const before = engines.processes()
    await Promise.all(OURS.map((name) => stopProcess(before[name]!, [['SIGKILL', 10_000]])))
    const again = () => said.filter((line) => line.includes('runs again'))
    await waitUntil(() => again().length === OURS.length, { timeoutMs: 180_000, describe: () => said.join('\n') })
    expect(again().join()).toMatch(/Kafka.*|Elasticsearch.*|versitygw.*/)
    const after = engines.processes()
    for (const name of OURS) expect(after[name], name).not.toBe(before[name])
    expect(await waitUntil(() => readThings(engines), { timeoutMs: 60_000 })).toEqual(THINGS)
  }
  expect(Object.values(readEngines(dataDir)).some(({ pid }) => isAlive(pid))).toBe(false)
})

test('those that outlived a killed owner are adopted', async () => {
  const owner = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/distributed-owner.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string]
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  const left = JSON.parse(line)
  expect(Object.keys(left)).toHaveLength(5)
  {
    await using engines = await open()
    expect(engines.processes()).toEqual(left)
    expect(engines.describe().every((one) => one.includes('(was still running)'))).toBe(true)
    expect(await readThings(engines)).toEqual(THINGS)
  }
  expect(Object.values<number>(left).some(isAlive)).toBe(false)
})
