-- How many events each group has not acknowledged. Ordinals of entries make it a subtraction, trimmed or not.
-- KEYS: none (see common.lua)
-- Returns name, events, name, events, …
local count = tonumber(redis.call('HGET', STATE, 'partitions') or 0)
local found = {}
for groupName, group in pairs(groups()) do
  local owed = 0
  for _, name in ipairs(partitions(group.topics, count)) do
    local id, first = after('log:' .. name, group.offsets[name] or '0-0')
    if id then
      local _, last = top('log:' .. name)
      owed = owed + last - first + 1
    end
  end
  found[#found + 1] = groupName
  found[#found + 1] = owed
end
return found
