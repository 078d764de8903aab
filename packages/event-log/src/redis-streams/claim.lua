-- A consumer's heartbeat: renews its leases and takes free ones up to its fair share.
-- KEYS[1] group, KEYS[2] leases, KEYS[3] members
-- ARGV[1] group name, ARGV[2] consumer, ARGV[3] lease in ms, ARGV[4] topics as JSON
-- Returns { 'absent' }, { 'unknown' }, { 'detached' }, { 'backfill', mine (0|1), epoch, from },
-- or { 'ready', share, name, owner, offset, name, owner, offset, … } with the leases held now
local consumer, lease = ARGV[2], tonumber(ARGV[3])
local state = redis.call('HMGET', STATE, 'epoch', 'partitions', 'incarnation')
if not state[1] then return { 'absent' } end
local status = redis.call('HGET', KEYS[1], 'status')
if not status then return { 'unknown' } end
if status == 'detached' then return { 'detached' } end
local time = now()

local function mine(owner)
  return owner ~= nil and string.sub(owner, 1, #consumer + 1) == consumer .. ':'
end

-- Who has a lease: a value is '<owner> <expiry>', an owner '<consumer>:<token>:<incarnation>'. One that ran out is free to
-- others; its owner may still renew it if nobody came (a process that stalled for a moment loses nothing).
local function holder(name)
  local value = redis.call('HGET', KEYS[2], name)
  if not value then return nil end
  local owner, expiry = string.match(value, '^(%S+) (%d+)$')
  if tonumber(expiry) <= time and not mine(owner) then return nil end
  return owner
end

local function hold(name, owner)
  redis.call('HSET', KEYS[2], name, owner .. ' ' .. string.format('%.0f', time + lease))
  return owner
end

local function take(name)
  return hold(name, consumer .. ':' .. redis.call('HINCRBY', KEYS[2], '#token', 1) .. ':' .. state[3])
end

if status == 'backfill' then
  local owner = holder('backfill')
  if mine(owner) then hold('backfill', owner) elseif not owner then owner = take('backfill') end
  return { 'backfill', mine(owner) and 1 or 0, tonumber(state[1]), redis.call('HGET', KEYS[1], 'from') or '0-0' }
end

redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', time - lease)
redis.call('ZADD', KEYS[3], time, consumer)
local members = redis.call('ZRANGE', KEYS[3], 0, -1)
table.sort(members)
local names = partitions(cjson.decode(ARGV[4]), tonumber(state[2]))
local share = math.floor(#names / #members)
for rank, member in ipairs(members) do
  if member == consumer and rank <= #names % #members then share = share + 1 end
end

local held, owners = 0, {}
for _, name in ipairs(names) do
  local owner = holder(name)
  if mine(owner) then
    owners[name], held = hold(name, owner), held + 1
  elseif owner then
    owners[name] = false
  end
end
local answer = { 'ready', share }
for _, name in ipairs(names) do
  if owners[name] == nil and held < share then owners[name], held = take(name), held + 1 end
  if owners[name] then
    answer[#answer + 1] = name
    answer[#answer + 1] = owners[name]
    answer[#answer + 1] = redis.call('HGET', KEYS[1], name) or '0-0'
  end
end
-- Replays of dead letters have one owner too, but count towards nobody's share.
local replay = holder('replay')
if mine(replay) then hold('replay', replay) elseif not replay then replay = take('replay') end
if mine(replay) then
  answer[#answer + 1] = 'replay'
  answer[#answer + 1] = replay
  answer[#answer + 1] = '0-0'
end
return answer
