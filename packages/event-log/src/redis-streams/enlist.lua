-- Enters a group that the log does not know, or one that was detached, at the present tops; it must back-fill first.
-- KEYS[1] group, KEYS[2] leases
-- ARGV[1] group name, ARGV[2] topics as JSON, ARGV[3] 'true' when durable
-- Returns 1, or 0 when there is nothing to do
local count = tonumber(redis.call('HGET', STATE, 'partitions') or 0)
local status = redis.call('HGET', KEYS[1], 'status')
if count == 0 or (status and status ~= 'detached') then return 0 end
local topics, from = cjson.decode(ARGV[2]), '0-0'
redis.call('DEL', KEYS[1], KEYS[2])
for _, name in ipairs(partitions(topics, count)) do
  local id = top('log:' .. name)
  redis.call('HSET', KEYS[1], name, id)
  if above(id, from) then from = id end
end
redis.call('HSET', KEYS[1], 'status', 'backfill', 'from', from)
redis.call('HSET', GROUPS, ARGV[1], cjson.encode({ topics = topics, durable = ARGV[3] == 'true' }))
return 1
