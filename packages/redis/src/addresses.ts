/** Reads REDIS_URL: one server, or several nodes of a Cluster with commas between. */
import type { RedisOptions } from 'ioredis'

/** Each URL by itself; a path to a Unix socket is one, too. */
export const redisAddresses = (url: string): string[] => url.split(',').map((one) => one.trim())

export const namesCluster = (url: string): boolean => url.includes(',')

/** Nodes share credentials and TLS: those of the first URL hold, as the others are soon known by what the Cluster says of itself. */
export function clusterAddresses(url: string): { nodes: { host: string; port: number }[]; shared: RedisOptions } {
  const urls = redisAddresses(url).map((one) => new URL(one))
  const nodes = urls.map(({ hostname, port }) => ({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || 6379,
  }))
  const { username, password, protocol } = urls[0]!
  return {
    nodes,
    shared: {
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss:' && { tls: {} }),
    },
  }
}
