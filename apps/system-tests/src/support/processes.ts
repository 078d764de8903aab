/** What a server left running, and ports that are held so that an engine cannot come back yet. */
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { type EngineName, isAlive, readEngines, stopProcess } from '@rookery/engines'
import { waitUntil } from '@rookery/testing'

/** Processes that work in the folder or name it in their command line: engines, their helpers, children of ours. */
export function processesOf(dataDir: string): string[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && isAlive(pid))
    .map((pid) => `${pid} ${describe(pid)}`)
    .filter((text) => text.includes(dataDir))
}

function describe(pid: number): string {
  try {
    return `${readlinkSync(`/proc/${pid}/cwd`)} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`
  } catch {
    return ''
  }
}

export const enginePids = (dataDir: string): number[] => Object.values(readEngines(dataDir)).map(({ pid }) => pid)

export async function killEngines(dataDir: string): Promise<void> {
  for (const pid of enginePids(dataDir)) await stopProcess(pid, [['SIGKILL', 10_000]])
}

/** Kills one engine and keeps it from coming back until disposed of: its port is taken. */
export async function holdDown(dataDir: string, name: EngineName): Promise<AsyncDisposable> {
  const { pid, port } = readEngines(dataDir)[name]!
  const squatter = createServer((socket) => socket.destroy())
  await stopProcess(pid, [['SIGKILL', 10_000]])
  // It may be back already: then it is killed again, until the port is ours.
  await waitUntil(
    async () => {
      const listening = once(squatter.listen(port, '127.0.0.1'), 'listening')
      return listening.then(
        () => true,
        async () => {
          const back = readEngines(dataDir)[name]!.pid
          if (back !== pid) await stopProcess(back, [['SIGKILL', 10_000]])
          return false
        },
      )
    },
    { timeoutMs: 20_000 },
  )
  return {
    async [Symbol.asyncDispose]() {
      squatter.close()
      await once(squatter, 'close')
    },
  }
}
