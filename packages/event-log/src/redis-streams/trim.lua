-- Drops from every partition what all attached groups have acknowledged, and from live what its window does not cover.
-- A group that still holds more than the limit in one partition is detached: it back-fills from the tables.
-- KEYS: none (see common.lua)
-- ARGV[1] the writer's id, ARGV[2] topics as JSON, ARGV[3] most entries a group may hold in a partition,
-- ARGV[4] live: keep what was committed at this time (ms) or later, ARGV[5] live: keep at most so many entries
-- Returns the names of the groups detached; error LOGRESTARTED as append.lua
local refused = refuse(ARGV[1])
if refused then return refused end
local topics, maxLag = cjson.decode(ARGV[2]), tonumber(ARGV[3])
local liveSince, liveLength = tonumber(ARGV[4]), tonumber(ARGV[5])
local count = tonumber(redis.call('HGET', STATE, 'partitions'))
local known, detached = groups(), {}

-- Detach first, so that what only such a group held goes now.
for groupName, group in pairs(known) do
  for _, name in ipairs(partitions(group.topics, count)) do
    local stream = 'log:' .. name
    if group.status ~= 'detached' and redis.call('XLEN', stream) > maxLag then
      local _, first = after(stream, group.offsets[name] or '0-0')
      local _, last = top(stream)
      if first and last - first + 1 > maxLag then
        group.status = 'detached'
        redis.call('HSET', 'log:group:' .. groupName, 'status', 'detached')
        detached[#detached + 1] = groupName
      end
    end
  end
end

for _, name in ipairs(partitions(topics, count)) do
  local stream = 'log:' .. name
  local keep = top(stream)
  for _, group in pairs(known) do
    local offset = group.offsets[name]
    if group.status ~= 'detached' and offset and above(keep, offset) then keep = offset end
  end
  if keep ~= '0-0' then redis.call('XTRIM', stream, 'MINID', keep) end
end

-- Oldest first, a page at a time and so many pages a call, that a long backlog does not hold up other commands.
local length, cut, full = redis.call('XLEN', LIVE), false, true
local last = top(LIVE)
for _ = 1, 100 do
  if not full then break end
  local page = redis.call('XRANGE', LIVE, cut and '(' .. cut or '-', '+', 'COUNT', 100)
  full = #page == 100
  for _, entry in ipairs(page) do
    local old = tonumber(field(entry[2], 'at')) < liveSince
    if entry[1] == last or not (old or length > liveLength) then
      full = false
      break
    end
    cut, length = entry[1], length - 1
  end
end
if cut then
  local lsn, index = string.match(cut, '^(%d+)-(%d+)$')
  redis.call('XTRIM', LIVE, 'MINID', lsn .. '-' .. string.format('%d', tonumber(index) + 1))
  redis.call('HSET', STATE, 'live_floor', cut)
end
return detached
