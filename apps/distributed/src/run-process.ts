/** One service in a process that is started again when it dies, as systemd or a container's restart policy would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { HANDED_OVER, StartError } from '@rookery/service-process'
import { type Place, titleOf } from './places.ts'

export interface RunningProcess extends AsyncDisposable {
  place: Place
  /** Of the present one; null between two. */
  pid(): number | null
  /** Resolves when it listens (again). */
  ready(): Promise<void>
  /** Whether it listens now, and nobody has asked it to stop. */
  isReady(): boolean
  /** Gives it a connection that was accepted here. */
  handOver(socket: Socket): void
  /** Stops it in order and starts it again; resolves when the new one is ready. */
  restart(): Promise<void>
}

export interface ProcessOptions {
  place: Place
  env: NodeJS.ProcessEnv
  say: (line: string) => void
  /** Called whenever a process of another id runs. */
  onChange: () => void
  /** Given by tests; the service's own main.ts unless told. */
  program?: string
}

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000
/** Whoever lived so long had started well: the next pause is the first again. */
const GOOD_LIFE_MS = 30_000
/** After this a process that does not stop by itself is killed. */
const STOP_MS = 20_000

const mainOf = ({ name }: Place) => fileURLToPath(new URL(`../../${name}/src/main.ts`, import.meta.url))

export function runProcess({ place, env, say, onChange, program = mainOf(place) }: ProcessOptions): RunningProcess {
  let child: ChildProcess
  let readiness = Promise.withResolvers<void>()
  let wanted = true
  let stopping = false
  let listening = false
  let failures = 0
  let pause = new AbortController()

  function start(): void {
    readiness = Promise.withResolvers<void>()
    readiness.promise.catch(() => {})
    const { resolve, reject } = readiness
    const startedAt = Date.now()
    // In a session of its own: a Ctrl-C in the terminal is for us, who stop the processes in order. The channel ends it with us.
    const started = spawn(process.execPath, [program], {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child = started
    let said = ''
    forward(started.stdout!, (line) => {
      if (!line.startsWith(`${place.name} is ready on `)) return say(line)
      listening = true
      resolve()
    })
    forward(started.stderr!, (line) => {
      said ||= line
      say(`${titleOf(place)}: ${line}`)
    })
    started.once('exit', (code, signal) => {
      listening = false
      reject(new StartError(`${titleOf(place)} ended with ${code ?? signal}${said ? `: ${said}` : ''}.`))
      if (stopping || !wanted) return
      failures = Date.now() - startedAt > GOOD_LIFE_MS ? 1 : failures + 1
      say(`${titleOf(place)} ended with ${code ?? signal} and is started again`)
      void again()
    })
    onChange()
  }

  async function again(): Promise<void> {
    pause = new AbortController()
    const { signal } = pause
    await wait(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS), undefined, { signal }).catch(() => {})
    if (!signal.aborted) start()
  }

  async function stop(): Promise<void> {
    stopping = true
    listening = false
    // Between two lives there is nobody to stop: the next one must not begin.
    pause.abort()
    try {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(timer)
    } finally {
      stopping = false
    }
  }

  start()
  return {
    place,
    pid: () => (child.exitCode === null && child.signalCode === null ? (child.pid ?? null) : null),
    ready: () => readiness.promise,
    isReady: () => listening,
    handOver(socket) {
      // It may have died this moment.
      child.send(HANDED_OVER, socket, (error) => error && socket.destroy())
    },
    async restart() {
      await stop()
      if (!wanted) return
      start()
      await readiness.promise
    },
    async [Symbol.asyncDispose]() {
      wanted = false
      await stop()
    },
  }
}

/** Whole lines, as they come. */
function forward(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    for (const line of lines) if (line) take(line)
  })
}
