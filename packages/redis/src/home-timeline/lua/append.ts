import { CUT_FUNCTION } from './cut-function.ts'

/** Fan-out: the same entries to many timelines. */
export const APPEND = `
-- Appends entries to those of the timelines that exist; cuts the ones that grew too long.
-- KEYS 25 to 50 timelines (of one hash slot on a Cluster)
-- ARGV[1] packed entries, ARGV[2] 1 when they may be far out of order, ARGV[3] entries to keep, ARGV[4] entries to cut above
-- Returns the number of timelines that exist
${CUT_FUNCTION}
local limit = 24 + 24 * tonumber(ARGV[4])
local reached = 0
for i = 1, #KEYS do
  local key = KEYS[i]
  if redis.call('EXISTS', key) == 1 then
    local length = redis.call('APPEND', key, ARGV[1])
    if ARGV[2] == '1' then
      local state = struct.unpack('<d', redis.call('GETRANGE', key, 8, 15))
      if state % 4 < 2 then redis.call('SETRANGE', key, 8, struct.pack('<d', state + 2)) end
    end
    if length > limit then cut(key, tonumber(ARGV[3])) end
    reached = reached + 1
  end
end
return reached
`
