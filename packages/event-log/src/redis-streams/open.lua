-- Takes the writer's place; makes the log when it is missing, renews it when it is of another epoch; enters groups.
-- KEYS: none (see common.lua)
-- ARGV[1] epoch, ARGV[2] partitions for a new log, ARGV[3] this writer's id, ARGV[4] incarnation of a new log,
-- ARGV[5] topics as JSON, ARGV[6] groups as JSON: [{ name, topics, durable }]
-- Returns { 1 if fresh else 0, partitions }
local epoch, count, writer, incarnation = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local topics, wanted = cjson.decode(ARGV[5]), cjson.decode(ARGV[6])
local known = redis.call('HMGET', STATE, 'epoch', 'partitions')
local fresh = known[1] ~= epoch

if fresh then
  for _, name in ipairs(partitions(topics, tonumber(known[2] or count))) do redis.call('DEL', 'log:' .. name) end
  for _, name in ipairs(redis.call('HKEYS', GROUPS)) do
    redis.call('DEL', 'log:group:' .. name, 'log:leases:' .. name, 'log:members:' .. name)
  end
  redis.call('DEL', STATE, GROUPS, LIVE)
  redis.call('HSET', STATE, 'epoch', epoch, 'partitions', count, 'incarnation', incarnation, 'live_floor', '0-0')
else
  count = known[2]
end
redis.call('HSET', STATE, 'writer', writer)

-- A group that comes later starts at the present tops; consumers back-fill what is below (join.lua).
for _, group in ipairs(wanted) do
  local key = 'log:group:' .. group.name
  redis.call('HSET', GROUPS, group.name, cjson.encode({ topics = group.topics, durable = group.durable }))
  if redis.call('HSETNX', key, 'status', 'backfill') == 1 then
    local from = '0-0'
    for _, name in ipairs(partitions(group.topics, tonumber(count))) do
      local id = top('log:' .. name)
      redis.call('HSET', key, name, id)
      if above(id, from) then from = id end
    end
    redis.call('HSET', key, 'from', from)
  end
end
return { fresh and 1 or 0, tonumber(count) }
