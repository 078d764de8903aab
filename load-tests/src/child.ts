/** Processes of a benchmark: started, waited for by a line they print, ended by id. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'

export const run = promisify(execFile)

export interface Child extends AsyncDisposable {
  pid: number
  /** The line that said it was ready. */
  ready: string
}

/** Starts a Node script (with `nodeArguments`, e.g. --cpu-prof) and resolves when a printed line contains `marker`. */
export async function startChild(
  script: string,
  marker: string,
  env: Record<string, string> = {},
  nodeArguments: readonly string[] = [],
): Promise<Child> {
  const child = spawn(process.execPath, [...nodeArguments, script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk
      const line = printed.split('\n').find((candidate) => candidate.includes(marker))
      if (line) resolve(line)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${printed}`)))
  })
  const line = await ready
  return { pid: child.pid!, ready: line, [Symbol.asyncDispose]: () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  await exited
}
