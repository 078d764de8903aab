/** Three instances under load: stopped and started one after the other, and one killed. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { waitUntil } from '@rookery/testing'
import { expect, it } from 'vitest'
import { connectBirds } from '../src/services/testing/birds.ts'

const PROGRAM = fileURLToPath(new URL('bird-process.ts', import.meta.url))
const CALLERS = 8

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function start(port: number, file: string): Promise<ChildProcess> {
  const child = fork(PROGRAM, [String(port), file], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

async function openWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'birds-'))
  const file = join(folder, 'hatched')
  const ports = await Promise.all([freePort(), freePort(), freePort()])
  const children = await Promise.all(ports.map((port) => start(port, file)))
  const birds = connectBirds(ports.map((port) => `http://127.0.0.1:${port}`))
  const failed: Record<'find' | 'hatch', Error[]> = { find: [], hatch: [] }
  let [reads, lastId, running] = [0, 0, true]
  const acknowledged: number[] = []
  const work = async () => {
    while (running) {
      await birds.find({ id: 1 }).then(
        () => reads++,
        (error) => failed.find.push(error),
      )
      const id = ++lastId
      await birds.hatch({ id }).then(
        () => acknowledged.push(id),
        (error) => failed.hatch.push(error),
      )
    }
  }
  const working = Promise.all(Array.from({ length: CALLERS }, work))
  return {
    children,
    failed,
    restart: async (index: number, signal: NodeJS.Signals) => {
      await stop(children[index]!, signal)
      children[index] = await start(ports[index]!, file)
    },
    /** So many calls more. */
    async load(count: number) {
      const until = reads + count
      await waitUntil(() => reads >= until, { timeoutMs: 60_000 })
    },
    /** Ends the load; what was acknowledged, and what was done, in order. */
    async finish() {
      running = false
      await working
      const done = readFileSync(file, 'utf8').trim().split('\n').map(Number)
      return { acknowledged: acknowledged.toSorted((a, b) => a - b), done: done.toSorted((a, b) => a - b) }
    },
    async [Symbol.asyncDispose]() {
      running = false
      await working
      await birds[Symbol.asyncDispose]()
      await Promise.all(children.map((child) => child.exitCode ?? stop(child, 'SIGKILL')))
      rmSync(folder, { recursive: true })
    },
  }
}

it('a rolling restart fails no call and does none twice', async () => {
  await using world = await openWorld()
  await world.load(100)
  for (const index of [0, 1, 2]) {
    await world.restart(index, 'SIGTERM')
    await world.load(100)
  }
  const { acknowledged, done } = await world.finish()
  expect(world.failed).toEqual({ find: [], hatch: [] })
  expect(done).toEqual(acknowledged)
})

it('a killed instance fails no read, and no write but those that it had', async () => {
  await using world = await openWorld()
  await world.load(100)
  await world.restart(1, 'SIGKILL')
  await world.load(100)
  const { acknowledged, done } = await world.finish()
  expect(world.failed.find).toEqual([])
  // One call of each caller at most was with it.
  expect(world.failed.hatch.length).toBeLessThanOrEqual(CALLERS)
  // What was answered was done, and nothing twice.
  expect(new Set(done).size).toBe(done.length)
  expect(acknowledged.filter((id) => !done.includes(id))).toEqual([])
})
