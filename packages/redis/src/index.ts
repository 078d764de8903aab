/** Redis: the client factory, key names, and what several services keep there together. */
export {
  closeRedisClient,
  createRedisClient,
  type RedisClient,
  type RedisClientOptions,
  type RedisUse,
} from './client.ts'
export * from './keys.ts'
