/** Rookery as `npm start` runs it, in a child process that can be started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
/** A child whose parent was killed would hold the port and the replication slot: it ends when its stdin does. */
const END_WITH_PARENT = `data:text/javascript,${encodeURIComponent(
  `process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume().unref()`,
)}`

export interface KeptServer extends AsyncDisposable {
  /** Ends the present one, then starts another; asked again meanwhile, it happens once more. */
  restart(): void
}

export function keepServer(env: NodeJS.ProcessEnv): KeptServer {
  let child = start()
  let closing = false
  let wanted = false
  let restarting = Promise.resolve()

  function start(): ChildProcess {
    const started = spawn(process.execPath, ['--import', END_WITH_PARENT, MAIN], {
      env,
      stdio: ['pipe', 'inherit', 'inherit'],
    })
    started.once('exit', (code) => {
      if (code !== 0 && !closing) console.error('The server ended. It starts again when a source changes.')
    })
    return started
  }

  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }

  async function again(): Promise<void> {
    while (wanted && !closing) {
      wanted = false
      await stop()
      if (!closing) child = start()
    }
  }

  return {
    restart() {
      if (wanted) return
      wanted = true
      restarting = restarting.then(again)
    },
    async [Symbol.asyncDispose]() {
      closing = true
      await restarting
      await stop()
    },
  }
}
