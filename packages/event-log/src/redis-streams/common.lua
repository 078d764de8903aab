-- Put in front of every script of the log. The log lives in a single Redis (decision 3), so scripts may name keys
-- themselves. Ids stay strings: a number of their size would be printed with 14 digits.
if redis.replicate_commands then redis.replicate_commands() end

local STATE, GROUPS, LIVE = 'log:state', 'log:groups', 'log:live'

-- Is id a above id b?
local function above(a, b)
  local aLsn, aIndex = string.match(a, '^(%d+)-(%d+)$')
  local bLsn, bIndex = string.match(b, '^(%d+)-(%d+)$')
  aLsn, bLsn = tonumber(aLsn), tonumber(bLsn)
  if aLsn ~= bLsn then return aLsn > bLsn end
  return tonumber(aIndex) > tonumber(bIndex)
end

-- The value of a name in a flat list of names and values.
local function field(list, name)
  for i = 1, #list, 2 do
    if list[i] == name then return list[i + 1] end
  end
end

-- The highest id a stream ever held and the ordinal of its newest entry; trimming always leaves that one.
local function top(stream)
  if redis.call('EXISTS', stream) == 0 then return '0-0', 0 end
  local info = redis.call('XINFO', 'STREAM', stream)
  local last = field(info, 'last-entry')
  return field(info, 'last-generated-id'), last and tonumber(field(last[2], 'n')) or 0
end

-- The first entry above an id, and its ordinal.
local function after(stream, id)
  local entry = redis.call('XRANGE', stream, '(' .. id, '+', 'COUNT', 1)[1]
  if entry then return entry[1], tonumber(field(entry[2], 'n')) end
end

-- Names of all partitions of a list of topics: tweets:0, tweets:1, …
local function partitions(topics, count)
  local names = {}
  for _, topic in ipairs(topics) do
    for p = 0, count - 1 do names[#names + 1] = topic .. ':' .. p end
  end
  return names
end

-- Every group: name → { topics, durable, status, offsets (partition → id) }.
local function groups()
  local found, all = {}, redis.call('HGETALL', GROUPS)
  for i = 1, #all, 2 do
    local group = cjson.decode(all[i + 1])
    local fields = redis.call('HGETALL', 'log:group:' .. all[i])
    group.offsets = {}
    for f = 1, #fields, 2 do
      if fields[f] == 'status' then group.status = fields[f + 1] else group.offsets[fields[f]] = fields[f + 1] end
    end
    if group.status then found[all[i]] = group end
  end
  return found
end

-- Milliseconds since 1970 by Redis's clock, the one clock that all consumers share.
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function restarted(why)
  return redis.error_reply('LOGRESTARTED ' .. why)
end

-- An error unless the caller is still the writer of this log.
local function refuse(writer)
  local current = redis.call('HGET', STATE, 'writer')
  if not current then return restarted('the log is gone') end
  if current ~= writer then return restarted('another writer took over') end
end
