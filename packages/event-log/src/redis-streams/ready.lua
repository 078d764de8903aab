-- Ends a group's back-fill.
-- KEYS[1] group, KEYS[2] leases
-- Returns 1, or 0 when the group was not back-filling
if redis.call('HGET', KEYS[1], 'status') ~= 'backfill' then return 0 end
redis.call('HSET', KEYS[1], 'status', 'ready')
redis.call('HDEL', KEYS[2], 'backfill')
return 1
