/** Runs a program of the standalone app to its end, as npm would. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface CommandResult {
  code: number | null
  stdout: string
  stderr: string
}

export interface CommandOptions {
  env?: Record<string, string | undefined>
}

/** `name`: a file of apps/standalone/src without its ending, or an absolute path. */
export function startStandalone(name: string, args: string[] = [], { env }: CommandOptions = {}) {
  const file = name.startsWith('/')
    ? name
    : fileURLToPath(new URL(`../../../standalone/src/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const ended = once(child, 'close').then(([code]): CommandResult => ({ code, stdout, stderr }))
  return { pid: child.pid!, ended }
}

export const runStandalone = (name: string, args?: string[], options?: CommandOptions): Promise<CommandResult> =>
  startStandalone(name, args, options).ended
