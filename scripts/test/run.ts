// Runs one program of a stage, from node_modules/.bin (npm has put it on the PATH) and in the root of the repository.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'

export const root = join(import.meta.dirname, '../..')

/** Milliseconds after which a stage counts as hung, unless told. */
const LONGEST = 12 * 60_000
/** Characters kept of each stream. */
const FIRST_WORDS = 2_000

export interface Ended {
  code: number
  /** Why it was not run or did not end by itself; of a check also how its output began (its complaints, when it has any). */
  said: string
}

/** Its output goes straight through; after `longest` milliseconds it counts as hung. */
export const run = (program: string, args: string[], longest = LONGEST): Promise<Ended> =>
  ending(program, start(program, args, 'inherit', longest))

/** As `run`, and remembers how the output began. */
export async function runCheck(program: string, args: string[]): Promise<Ended> {
  const child = start(program, args, 'pipe', LONGEST)
  const heard = [through(child.stderr!, process.stderr), through(child.stdout!, process.stdout)]
  const { code, said } = await ending(program, child)
  const words = heard.map((text) => text().trim()).find((text) => text !== '') ?? ''
  return { code, said: [said, words].filter(Boolean).join('\n') }
}

function start(program: string, args: string[], output: 'inherit' | 'pipe', timeout: number): ChildProcess {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) }
  return spawn(program, args, { cwd: root, env, stdio: ['ignore', output, output], timeout })
}

async function ending(program: string, child: ChildProcess): Promise<Ended> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    // What is still in the pipes; a daemon that the program started may hold them open for ever.
    await Promise.race([closed, wait(2_000, undefined, { ref: false })])
    return { code: code ?? 1, said: signal ? `ended by ${signal}` : '' }
  } catch (error) {
    const said = `${program} could not be run: ${(error as Error).message}`
    console.error(said)
    return { code: 1, said }
  }
}

function through(from: Readable, to: Writable): () => string {
  let kept = ''
  from.setEncoding('utf8').on('data', (text: string) => {
    to.write(text)
    kept += text.slice(0, FIRST_WORDS - kept.length)
  })
  return () => kept
}
