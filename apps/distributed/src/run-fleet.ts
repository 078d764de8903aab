/** All processes of the installation: started together; when they stop, the gateways go first, then whom they call. */
import { renameSync, writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { type Place, titleOf } from './places.ts'
import { type RunningProcess, runProcess } from './run-process.ts'
import { type GatewayWatch, watchGateway } from './watch-gateway.ts'

export interface Fleet extends AsyncDisposable {
  describe(): string[]
  restartInTurn(): Promise<void>
  /** How the next of the ready gateways is given a connection; null when none is ready. */
  nextGateway(): ((socket: Socket) => void) | null
}

export interface FleetOptions {
  places: readonly Place[]
  environment: (place: Place) => NodeJS.ProcessEnv
  /** The folder of processes.json: which process runs where, for operators and tests. */
  recordIn: string
  say: (line: string) => void
  stopped: AbortSignal
}

/** Resolves when every process is ready. */
export async function openFleet({ places, environment, recordIn, say, stopped }: FleetOptions): Promise<Fleet> {
  stopped.throwIfAborted()
  await using opening = new AsyncDisposableStack()
  const running: RunningProcess[] = []
  const record = () => {
    const lines = running.map(({ place, pid }) => ({ ...place, pid: pid() }))
    const file = join(recordIn, 'processes.json')
    writeFileSync(`${file}.new`, `${JSON.stringify(lines, null, 1)}\n`)
    renameSync(`${file}.new`, file)
  }
  // At once, too: each may need its whole patience when an engine hangs.
  const stop = async (which: (one: RunningProcess) => boolean) => {
    await Promise.all(running.filter(which).map((one) => one[Symbol.asyncDispose]()))
  }
  opening.defer(() => stop((one) => !isGateway(one)))
  opening.defer(() => stop(isGateway))
  // All at once: each waits patiently for whom it calls.
  for (const place of places) {
    running.push(runProcess({ place, env: environment(place), say, onChange: () => record() }))
  }
  record()
  await Promise.race([Promise.all(running.map((one) => one.ready())), aborted(stopped)])
  stopped.throwIfAborted()
  const gateways = running.filter(isGateway)
  const watches = new Map<RunningProcess, GatewayWatch>(
    gateways.map((one) => [one, opening.use(watchGateway(one.place.port))]),
  )
  const opened = opening.move()
  let turn = 0
  /** Whoever asks while it goes on waits for its end: two at once would start processes twice. */
  let restarting: Promise<void> | undefined
  const inTurn = async () => {
    for (const one of running) await one.restart()
  }
  return {
    describe: () =>
      running.map((one) => `${titleOf(one.place)} on port ${one.place.port}, process ${one.pid() ?? 'none'}`),
    nextGateway() {
      const ready = gateways.filter((one) => one.isReady())
      // With none that answers a connection may wait for the first that does.
      const answering = ready.filter((one) => watches.get(one)!.answers())
      const choice = answering.length > 0 ? answering : ready
      return choice[turn++ % choice.length]?.handOver ?? null
    },
    restartInTurn: () =>
      (restarting ??= inTurn().finally(() => {
        restarting = undefined
      })),
    async [Symbol.asyncDispose]() {
      await opened.disposeAsync()
    },
  }
}

const isGateway = ({ place }: RunningProcess) => place.name === 'gateway'

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
