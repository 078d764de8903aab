/** Flags a popular author, once. */
export const RAISE_POPULAR = `
-- Notes since when the author has been popular; an earlier note stays.
-- KEYS[1] hash of popular authors
-- ARGV[1] author, ARGV[2] time in ms since 1970, or 0 for the time of Redis
-- Returns 1 when the flag is new, else 0
local now = tonumber(ARGV[2])
if now == 0 then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
return redis.call('HSETNX', KEYS[1], ARGV[1], string.format('%.0f', now))
`
