import { type AnyRedis, isCluster } from '@rookery/redis'

/** Empties the server, or each of the Cluster. */
export async function flushAll(redis: AnyRedis): Promise<void> {
  // A Cluster knows its nodes from its first command on.
  await redis.ping()
  await Promise.all(isCluster(redis) ? redis.nodes('master').map((node) => node.flushall()) : [redis.flushall()])
}
