-- Raises a group's offset in one partition, for the owner of its lease alone.
-- KEYS[1] group, KEYS[2] leases
-- ARGV[1] partition, ARGV[2] owner, ARGV[3] offset the owner believes in, ARGV[4] the new one
-- Returns 1; 0 when the lease is another's, the group is not ready, or the offset was taken back (Redis lost a second)
local value = redis.call('HGET', KEYS[2], ARGV[1])
if not value or string.match(value, '^(%S+) ') ~= ARGV[2] then return 0 end
local group = redis.call('HMGET', KEYS[1], 'status', ARGV[1])
if group[1] ~= 'ready' or (group[2] or '0-0') ~= ARGV[3] then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
return 1
