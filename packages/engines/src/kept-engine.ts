// What starting any server of ours on kept data has in common: adopt it when it was left running, else start it and write down where.
import { type EngineName, type EngineRecord, readEngines, recordEngine } from './engines-file.ts'
import { EngineError } from './errors.ts'
import type { Engine } from './postgres.ts'
import { commandLine, isAlive, lastingPort, lastWords, processesIn, startPort, stopProcess } from './process.ts'

export interface KeptEngine {
  name: EngineName
  /** As a person calls it. */
  title: string
  /** Of the installation: an existing, writable, absolute folder that nobody else uses now. */
  dataDir: string
  /** Of this server: its files, named in its command line. */
  data: string
  /** Working folders of its processes, `data` unless told: so they are found when their record was lost. */
  workingFolders?: string[]
  log: string
  /** This port and no other. */
  port?: number
  url: (port: number) => string
  /** Whether a command line is that of this server though it does not name its folder. */
  isOurs?: (title: string, record: EngineRecord) => boolean
  /** Starts it apart from us. */
  launch: (port: number) => Promise<Omit<EngineRecord, 'port'>>
  /** One try: resolves when the server does its work, rejects while it does not yet. */
  probe: (port: number) => Promise<unknown>
  /** Milliseconds until a start that does not answer has failed. */
  patience: number
  /** Signals in order, each with its time in milliseconds. */
  ending: [NodeJS.Signals, number][]
}

/** Milliseconds between two probes of a server that starts. */
const PAUSE = 25

/** Starts (or adopts) the server. Throws EngineError with its last words when it does not come up. */
export async function startKept(kept: KeptEngine): Promise<Engine> {
  const { name, title, dataDir, data, log } = kept
  const known = readEngines(dataDir)[name]
  const stop = (pid: number) => stopProcess(pid, kept.ending)
  if (known && isAlive(known.pid) && isOurs(kept, known)) {
    if (await answers(kept, known)) return engine(known, true)
    await stop(known.pid)
  }
  // Without its record (someone deleted it) a server may still be there: two on the same files would ruin them.
  for (const pid of (kept.workingFolders ?? [data]).flatMap(processesIn)) await stop(pid)
  const port = await startPort(title, kept.port, known?.port ?? (await lastingPort()))
  const record = { ...(await kept.launch(port)), port }
  // Before it answers: were we killed now, the next start has to find it.
  recordEngine(dataDir, name, record)
  if (await answers(kept, record)) return engine(record, false)
  await stop(record.pid)
  throw new EngineError(`${title} did not start: ${lastWords(log)}`)

  function engine(record: EngineRecord, adopted: boolean): Engine {
    const url = kept.url(record.port)
    return { ...record, url, data, adopted, [Symbol.asyncDispose]: () => stop(record.pid) }
  }
}

/** A stranger who was given the old process id has another command line. */
function isOurs({ data, isOurs: alsoOurs }: KeptEngine, record: EngineRecord): boolean {
  const title = commandLine(record.pid)
  return title.includes(data) || (alsoOurs?.(title, record) ?? false)
}

async function answers({ probe, patience }: KeptEngine, { pid, port }: EngineRecord): Promise<boolean> {
  const deadline = Date.now() + patience
  while (isAlive(pid) && Date.now() < deadline) {
    try {
      await probe(port)
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
  return false
}
