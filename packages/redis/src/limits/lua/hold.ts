/** Who holds how many of a subject's places (shared-places.ts). */
export const HOLD = `
-- Says how many places one process holds, unless all together would then be more than the limit. Others' leases that have run out go.
-- KEYS[1] hash: process -> "<count> <until, ms>"; expires with the last lease
-- ARGV[1] process, ARGV[2] its count, ARGV[3] limit, ARGV[4] lease in ms
-- Returns 1 when said, 0 when they would be too many
local time = redis.call('TIME')
local now, count, lease = time[1] * 1000 + math.floor(time[2] / 1000), tonumber(ARGV[2]), tonumber(ARGV[4])
local all = redis.call('HGETALL', KEYS[1])
local others = 0
for i = 1, #all, 2 do
  if all[i] ~= ARGV[1] then
    local held, ends = string.match(all[i + 1], '^(%d+) (%d+)$')
    if not held or tonumber(ends) < now then
      redis.call('HDEL', KEYS[1], all[i])
    else
      others = others + tonumber(held)
    end
  end
end
if others + count > tonumber(ARGV[3]) then return 0 end
if count == 0 then
  redis.call('HDEL', KEYS[1], ARGV[1])
  return 1
end
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d %d', count, now + lease))
redis.call('PEXPIRE', KEYS[1], lease)
return 1
`
