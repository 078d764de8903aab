-- Gives leases back that are still the caller's.
-- KEYS[1] leases, KEYS[2] members
-- ARGV[1] consumer when it leaves the group, else empty; then for each lease: partition, owner
-- Returns how many were given back
local given = 0
for i = 2, #ARGV, 2 do
  local value = redis.call('HGET', KEYS[1], ARGV[i])
  if value and string.match(value, '^(%S+) ') == ARGV[i + 1] then given = given + redis.call('HDEL', KEYS[1], ARGV[i]) end
end
if ARGV[1] ~= '' then redis.call('ZREM', KEYS[2], ARGV[1]) end
return given
