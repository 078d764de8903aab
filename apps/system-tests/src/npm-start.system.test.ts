/** `npm start` as people end it: a signal to npm, or Ctrl-C to the whole group. The script `exec`s Node so that npm's signals reach it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandLine, readEngines } from '@rookery/engines'
import { testFolder, waitUntil } from '@rookery/testing'
import { expect, test } from 'vitest'
import { freePort } from './support/server.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

test.each([
  ['SIGTERM to npm', 'SIGTERM', 1],
  ['SIGINT to npm', 'SIGINT', 1],
  ['Ctrl-C in the terminal', 'SIGINT', -1],
] as const)('%s: drained, exit code 0, nothing left running', async (_name, signal, sign) => {
  const dataDir = testFolder()
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: 'warn' }
  const npm = spawn('npm', ['start'], { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  npm.stdout.on('data', (chunk) => (printed += chunk))
  npm.stderr.on('data', (chunk) => (printed += chunk))
  const exited = once(npm, 'exit')
  await waitUntil(() => printed.includes('Rookery is ready on'), { timeoutMs: 90_000, describe: () => printed })
  const engines = Object.values(readEngines(dataDir))
  expect(engines).toHaveLength(2)
  process.kill(sign * npm.pid!, signal)
  expect(await exited).toEqual([0, null])
  // An engine that was stopped is gone, or its id belongs to another program by now.
  expect(engines.filter(({ pid }) => commandLine(pid).includes(dataDir))).toEqual([])
  rmSync(dataDir, { recursive: true })
})
