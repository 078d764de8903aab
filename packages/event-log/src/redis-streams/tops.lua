-- The highest id that each stream of the log ever held.
-- KEYS: none (see common.lua)
-- ARGV[1] topics as JSON
-- Returns stream, id, stream, id, … without the prefix; streams that never held anything are left out
local found = {}
local count = tonumber(redis.call('HGET', STATE, 'partitions') or 0)
local names = partitions(cjson.decode(ARGV[1]), count)
names[#names + 1] = 'live'
for _, name in ipairs(names) do
  local id = top('log:' .. name)
  if id ~= '0-0' then
    found[#found + 1] = name
    found[#found + 1] = id
  end
end
return found
