/** One process that is kept running: started again when it dies, never twice at once, and gone when it is let go of. */
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { isAlive } from '@rookery/engines'
import { testFolder, waitUntil } from '@rookery/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningProcess, runProcess } from '../src/run-process.ts'

const PROGRAM = fileURLToPath(new URL('fixtures/service.mjs', import.meta.url))
const PLACE = { name: 'gateway', instance: 1, port: 1 } as const

let lives: string
let said: string[]
let running: RunningProcess

function run(env: Record<string, string> = {}): RunningProcess {
  running = runProcess({
    place: PLACE,
    program: PROGRAM,
    env: { ...process.env, LIVES: lives, ...env },
    say: (line) => said.push(line),
    onChange: () => {},
  })
  return running
}

/** Ids of all that ever said that they are ready, and still run. */
const alive = () => readdirSync(lives).map(Number).filter(isAlive)

beforeEach(() => {
  lives = testFolder()
  said = []
})
afterEach(async () => {
  await running[Symbol.asyncDispose]()
  expect(alive()).toEqual([])
})

test('what dies is started again, once, and said', async () => {
  run()
  await running.ready()
  const first = running.pid()!
  process.kill(first, 'SIGKILL')
  await waitUntil(() => running.isReady() && running.pid() !== first)
  expect(alive()).toEqual([running.pid()])
  expect(said).toContain('gateway 1 ended with SIGKILL and is started again')
})

test('asked to restart while it is dead, it begins one life, not two', async () => {
  run()
  await running.ready()
  process.kill(running.pid()!, 'SIGKILL')
  await waitUntil(() => running.pid() === null)
  await running.restart()
  await waitUntil(() => alive().length === 1)
  expect(alive()).toEqual([running.pid()])
})

test('let go of in the middle of a restart, it leaves nobody', async () => {
  run()
  await running.ready()
  const restarting = running.restart().catch(() => {})
  await running[Symbol.asyncDispose]()
  await restarting
  expect(alive()).toEqual([])
  expect(running.isReady()).toBe(false)
})

test('who cannot start says why, and is not taken for ready', async () => {
  run({ CRASH_AT_START: '1' })
  await expect(running.ready()).rejects.toThrow('gateway 1 ended with 7')
  expect(running.isReady()).toBe(false)
})

test('a connection that is handed over is answered by the process; one that comes to nobody is cut', async () => {
  run()
  await running.ready()
  const server = createServer({ pauseOnConnect: true }, (socket) => running.handOver(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  expect(await text(connect(port, '127.0.0.1'))).toBe(`answered by ${running.pid()}\n`)
  await running[Symbol.asyncDispose]()
  const cut = connect(port, '127.0.0.1').on('error', () => {})
  await once(cut, 'close')
  server.close()
})
