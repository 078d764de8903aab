-- The lowest entry that an attached durable group has not acknowledged.
-- KEYS: none (see common.lua)
-- ARGV[1] the writer's id
-- Returns its id, or nil when all is acknowledged; error LOGRESTARTED as append.lua
local refused = refuse(ARGV[1])
if refused then return refused end
local count = tonumber(redis.call('HGET', STATE, 'partitions'))
local lowest = false
for _, group in pairs(groups()) do
  if group.durable and group.status ~= 'detached' then
    for _, name in ipairs(partitions(group.topics, count)) do
      local id = after('log:' .. name, group.offsets[name] or '0-0')
      if id and (not lowest or above(lowest, id)) then lowest = id end
    end
  end
end
return lowest
