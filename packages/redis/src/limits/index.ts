// Rate limits: the sliding window, shared counters in Lua, their in-memory twin. Decision 0013.
export { createLimiter, type Limiter, type LimiterOptions } from './limiter.ts'
export { createMemoryRateCounters } from './memory-rate-counters.ts'
export { limitKey, type RateCounters, type Take, type Taken } from './rate-counters.ts'
export { createRedisRateCounters } from './redis-rate-counters.ts'
export { createSharedPlaces, placesKey, type SharedPlaces, type SharedPlacesOptions } from './shared-places.ts'
export { type Counter, fits, type Rule, rollTo, usedAt, waitFor } from './sliding-window.ts'
