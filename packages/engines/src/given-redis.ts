// A Redis that REDIS_URL names, one server or the nodes of a Cluster: nothing is changed there, what Rookery relies on is checked.
import { Redis, type RedisOptions } from 'ioredis'
import { isRecentRedis } from './find-redis.ts'
import { asEngineError, complain, readable } from './given-servers.ts'

const optionsFor = (answerMs: number): RedisOptions => ({
  lazyConnect: true,
  retryStrategy: null,
  connectTimeout: answerMs,
  // One that takes the connection and says nothing.
  socketTimeout: answerMs,
  maxRetriesPerRequest: 0,
  disconnectTimeout: 100,
})
const NAME = 'REDIS_URL'
/** Longer than a busy server takes for anything. */
const ANSWER_MS = 10_000

/**
 * Returns the (lowest) version. Servers that hide their settings (hosted ones) are taken at their word, with a warning.
 * `answerMs`: who says nothing for so long is away; default 10,000, given by tests.
 */
export async function checkRedis(url: string, log: (line: string) => void, answerMs = ANSWER_MS): Promise<string> {
  const urls = url.split(',').map((one) => one.trim())
  const how = { isCluster: urls.length > 1, redis: optionsFor(answerMs) }
  const { isCluster } = how
  const named = await Promise.all(urls.map((one) => look(one, how)))
  const found = isCluster ? [...named, ...(await lookAtOthers(urls[0]!, named, how))] : named
  if (found.some(({ settings }) => !settings)) {
    log(`${NAME}: a server does not show its settings; make sure of appendonly yes and maxmemory-policy noeviction.`)
  }
  complain([...new Set(found.flatMap((server) => problemsOf(server, isCluster)))])
  return found.map(({ version }) => version).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0]!
}

interface How {
  isCluster: boolean
  redis: RedisOptions
}

interface Found {
  /** Host and port. */
  address: string
  version: string
  clustered: boolean
  /** `ok`, or what keeps the Cluster from answering. */
  state: string
  settings: Record<string, string> | undefined
  /** Host and port of every node of the Cluster. */
  nodes: { host: string; port: number }[]
}

function problemsOf({ address, version, clustered, state, settings }: Found, isCluster: boolean): string[] {
  const at = isCluster ? `${NAME}: ${address}:` : `${NAME}:`
  if (!isCluster && clustered) {
    return [`${NAME}: that Redis is a node of a Cluster; name several of its nodes, with commas between.`]
  }
  if (isCluster && !clustered) return [`${at} it is not a node of a Cluster (cluster-enabled).`]
  return [
    ...(isRecentRedis(version) ? [] : [`${at} Redis ${version} is too old; 6.2 or later is needed.`]),
    ...(isCluster && state !== 'ok' ? [`${at} the Cluster is not in order (cluster_state ${state}).`] : []),
    ...WANTED.filter(([name, good]) => settings && !good.includes(settings[name] ?? '')).map(
      ([name, good]) => `${at} ${name} is ${settings?.[name]}; set it to ${good[0]}.`,
    ),
  ]
}

const WANTED: [string, string[]][] = [
  ['appendonly', ['yes']],
  ['appendfsync', ['everysec', 'always']],
  ['maxmemory-policy', ['noeviction']],
]

/** Nodes that are not named, by what the first one says; with its credentials. */
async function lookAtOthers(url: string, named: Found[], how: How): Promise<Found[]> {
  const known = new Set(named.map(({ address }) => address))
  const others = named[0]!.nodes.filter(({ host, port }) => !known.has(`${host}:${port}`))
  return Promise.all(
    others.map(({ host, port }) => {
      const other = new URL(url)
      other.hostname = host.includes(':') ? `[${host}]` : host
      other.port = String(port)
      return look(other.href, how)
    }),
  )
}

async function look(url: string, { isCluster, redis }: How): Promise<Found> {
  const client = readable(NAME, () => new Redis(url, redis))
  let failure: Error | undefined
  client.on('error', (error: Error) => {
    failure = error
  })
  try {
    await client.connect()
    const info = await client.info()
    const clustered = fieldOf(info, 'cluster_enabled') === '1'
    const { host, port } = client.options
    return {
      address: `${host}:${port}`,
      version: fieldOf(info, 'redis_version') ?? '0.0',
      clustered,
      state: isCluster && clustered ? (fieldOf(String(await client.cluster('INFO')), 'cluster_state') ?? '') : '',
      settings: await settingsOf(client),
      nodes: isCluster && clustered ? nodesOf(await client.cluster('SLOTS')) : [],
    }
  } catch (error) {
    throw asEngineError(NAME, failure ?? error)
  } finally {
    client.disconnect()
  }
}

const fieldOf = (info: string, name: string): string | undefined => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1]

/** Each range of slots names its nodes, after its first and its last slot. */
function nodesOf(slots: unknown): Found['nodes'] {
  const nodes = (slots as unknown[][]).flatMap((range) => range.slice(2) as [string, number][])
  return [...new Map(nodes.map(([host, port]) => [`${host}:${port}`, { host, port }])).values()]
}

async function settingsOf(client: Redis): Promise<Record<string, string> | undefined> {
  try {
    const replies = await Promise.all(WANTED.map(([name]) => client.config('GET', name) as Promise<string[]>))
    return Object.fromEntries(replies.map(([name, value]) => [name, value]))
  } catch {
    return undefined
  }
}
