// An Elasticsearch of our own: one node over a data folder, as an unprivileged user when we are root; adopted when it was left running.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { EngineError } from '../errors.ts'
import type { Fetching } from '../fetched.ts'
import { startKept } from '../kept-engine.ts'
import type { Engine } from '../postgres.ts'
import { presentHome, reachableHome } from '../postgres-home.ts'
import { type Identity, isAlive, lastWords, startDetached, stopProcess } from '../process.ts'
import { findJava, SMALL_JVM } from '../programs.ts'
import { giveTo, unprivilegedIdentity } from '../unprivileged.ts'
import { ELASTICSEARCH_VERSION, installElasticsearch } from './install-elasticsearch.ts'
import { nodeFolders, writeNodeSettings } from './node-settings.ts'

export interface ElasticsearchOptions extends Fetching {
  /** An existing, writable, absolute folder that nobody else uses now. */
  dataDir: string
  /** This port and no other. */
  port?: number
}

const START_TIMEOUT = 180_000

/** Starts (or adopts) the node of a data folder. */
export async function startElasticsearch(options: ElasticsearchOptions): Promise<Engine> {
  const { dataDir, path } = options
  const identity = unprivilegedIdentity(join(presentHome(dataDir, 'elasticsearch'), 'elasticsearch'), 'elasticsearch')
  const data = join(await reachableHome(dataDir, identity, 'elasticsearch'), 'elasticsearch')
  // It would take the parts for several folders.
  if (data.includes(',')) throw new EngineError(`DATA_DIR: Elasticsearch takes no comma in a folder's name (${data}).`)
  const log = join(dataDir, 'elasticsearch.log')
  const folders = nodeFolders(data)
  const url = (port: number) => `http://127.0.0.1:${port}`

  async function launch(port: number) {
    const java = await findJava({ path, needy: 'Elasticsearch' })
    const home = await installElasticsearch(options, identity)
    for (const folder of [data, ...Object.values(folders)]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      giveTo(folder, identity)
    }
    writeNodeSettings(folders, port)
    const env = {
      PATH: path,
      HOME: data,
      ES_JAVA_HOME: java,
      ES_PATH_CONF: folders.config,
      ES_TMPDIR: folders.temporary,
      // Of the program that starts the server and leaves.
      CLI_JAVA_OPTS: ['-Xmx64m', ...SMALL_JVM].join(' '),
    }
    return { pid: await launchNode(home, { env, identity, data, log }), version: ELASTICSEARCH_VERSION, binary: home }
  }

  return startKept({
    name: 'elasticsearch',
    title: 'Elasticsearch',
    dataDir,
    data,
    workingFolders: [data, folders.logs],
    log,
    port: options.port,
    url,
    launch,
    async probe(port) {
      const health = `${url(port)}/_cluster/health?wait_for_status=yellow&timeout=2s`
      const answer = await fetch(health, { signal: AbortSignal.timeout(5_000) })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`health ${answer.status}`)
    },
    patience: START_TIMEOUT,
    ending: [
      ['SIGTERM', 60_000],
      ['SIGKILL', 10_000],
    ],
  })
}

/** Elasticsearch's own launcher starts the server, waits until it is up and leaves it behind; resolves to the server's process id. */
async function launchNode(
  home: string,
  { env, identity, data, log }: { env: NodeJS.ProcessEnv; identity: Identity; data: string; log: string },
): Promise<number> {
  const pidFile = join(data, 'pid')
  rmSync(pidFile, { force: true })
  const before = existsSync(log) ? statSync(log).size : 0
  const args = [join(home, 'bin', 'elasticsearch'), '-d', '-p', pidFile]
  const launcher = await startDetached('bash', args, log, { ...identity, cwd: data, env })
  const deadline = Date.now() + START_TIMEOUT
  while (isAlive(launcher) && Date.now() < deadline) await wait(50)
  await stopProcess(launcher, [['SIGKILL', 5_000]])
  try {
    return Number(readFileSync(pidFile, 'utf8').trim())
  } catch {
    throw new EngineError(`Elasticsearch did not start: ${rootCause(log, before) ?? lastWords(log)}`)
  }
}

/** The innermost cause in what was logged since: its last words only say that it ended. */
function rootCause(log: string, since: number): string | undefined {
  const said = readFileSync(log).subarray(since).toString()
  return said.split('\n').findLast((line) => line.startsWith('Caused by: '))
}
