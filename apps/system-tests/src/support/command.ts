/** Runs a program of the standalone app to its end, as npm would. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface CommandResult {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface CommandOptions {
  env?: Record<string, string | undefined>
  /** What to run it with; this Node unless told. */
  program?: string
}

/** `name`: a file of apps/standalone/src without its ending, or an absolute path. */
export async function runStandalone(
  name: string,
  args: string[] = [],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const file = name.startsWith('/')
    ? name
    : fileURLToPath(new URL(`../../../standalone/src/${name}.ts`, import.meta.url))
  const child = spawn(options.program ?? process.execPath, [file, ...args], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return { code, signal, stdout, stderr }
}
