/** A fresh Rookery in a temporary folder for one benchmark run, with what a load needs: people and their tokens. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEngines } from '@rookery/engines'
import pg from 'pg'
import { request } from 'undici'
import { type Child, startChild } from './child.ts'

const MAIN = fileURLToPath(new URL('../../apps/standalone/src/main.ts', import.meta.url))

export interface Member {
  id: string
  username: string
  token: string
}

export interface Rig extends AsyncDisposable {
  url: string
  pid: number
  databaseUrl: string
  redisUrl: string
  /** Folder of PostgreSQL's programs, for pgbench. */
  postgresPrograms: string
  sql: pg.Pool
  signUp(username: string): Promise<Member>
  /** Resolves when the server has done next to nothing for half a second: what was set up has reached everybody. */
  quiet(): Promise<void>
  request<T>(member: Member, method: string, path: string, body?: unknown): Promise<T>
}

export async function startRig(): Promise<Rig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rookery-bench-'))
  const port = await freePort()
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  }
  const child: Child = await startChild(MAIN, 'Rookery is ready on', environment, nodeArguments())
  const url = `http://127.0.0.1:${port}`
  const { postgres, redis } = readEngines(dataDir)
  const secret = (name: string) => readFileSync(join(dataDir, name), 'utf8').trim()
  const databaseUrl = `postgresql://rookery:${secret('postgres.password')}@127.0.0.1:${postgres!.port}/rookery`
  const redisUrl = `redis://:${secret('redis.password')}@127.0.0.1:${redis!.port}`
  const sql = new pg.Pool({ connectionString: databaseUrl, max: 4 })

  const call = async <T>(token: string | undefined, method: string, path: string, body?: unknown): Promise<T> => {
    // Not fetch: it costs a millisecond or two of its own, which would count as ours.
    const response = await request(url + path, {
      method: method as 'GET',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.body.text()
    if (response.statusCode >= 300) throw new Error(`${method} ${path}: ${response.statusCode} ${text}`)
    return JSON.parse(text) as T
  }
  const scope = 'read write follow'
  const app = await call<{ client_id: string; client_secret: string }>(undefined, 'POST', '/api/v1/apps', {
    client_name: 'bench',
    redirect_uris: 'urn:ietf:wg:oauth:2.0:oob',
    scopes: scope,
  })
  const credentials = { client_id: app.client_id, client_secret: app.client_secret, scope }
  const own = await call<{ access_token: string }>(undefined, 'POST', '/oauth/token', {
    ...credentials,
    grant_type: 'client_credentials',
  })

  return {
    url,
    pid: child.pid,
    databaseUrl,
    redisUrl,
    postgresPrograms: postgres!.binary,
    sql,
    async signUp(username) {
      const made = await call<{ access_token: string }>(own.access_token, 'POST', '/api/v1/accounts', {
        username,
        email: `${username}@example.org`,
        password: `${username} has a password`,
        agreement: true,
        locale: 'en',
      })
      const token = made.access_token
      const { id } = await call<{ id: string }>(token, 'GET', '/api/v1/accounts/verify_credentials')
      return { id, username, token }
    },
    quiet: () => untilIdle(child.pid),
    request: (member, method, path, body) => call(member.token, method, path, body),
    async [Symbol.asyncDispose]() {
      await sql.end()
      await child[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** For profiles: ROOKERY_BENCH_NODE_ARGS="--cpu-prof --cpu-prof-dir=/tmp/profiles" npm run bench -- posts */
/** As `npm start` has them, then whatever a profile wants. */
const nodeArguments = () => [
  '--no-memory-reducer',
  ...(process.env.ROOKERY_BENCH_NODE_ARGS?.split(' ').filter(Boolean) ?? []),
]

const SPAN_MS = 500
const IDLE_SHARE = 0.1

async function untilIdle(pid: number): Promise<void> {
  // Fields 14 and 15 of proc(5): user and system time in hundredths of a second.
  const milliseconds = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  }
  for (let before = milliseconds(); ; ) {
    await new Promise((resolve) => setTimeout(resolve, SPAN_MS))
    const now = milliseconds()
    if (now - before < SPAN_MS * IDLE_SHARE) return
    before = now
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}
