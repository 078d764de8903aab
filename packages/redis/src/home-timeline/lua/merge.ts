import { CUT_FUNCTION } from './cut-function.ts'

/** Follow: the followee's newest posts into one timeline. */
export const MERGE = `
-- Raises the floor, appends what is not below it, marks the timeline unsorted. Also while it is being built.
-- KEYS[1] timeline
-- ARGV[1] packed entries, ascending by id, ARGV[2] least floor or 0, ARGV[3] entries to keep, ARGV[4] entries to cut above
-- Returns 1, or 0 when there is no such timeline
${CUT_FUNCTION}
local header = redis.call('GETRANGE', KEYS[1], 0, 23)
if #header < 24 then return 0 end
local generation, state, floor = struct.unpack('<ddd', header)
floor = math.max(floor, tonumber(ARGV[2]))
local first = 1
while first <= #ARGV[1] and struct.unpack('<d', ARGV[1], first) < floor do first = first + 24 end
local entries = string.sub(ARGV[1], first)
if #entries > 0 and state % 4 < 2 then state = state + 2 end
redis.call('SETRANGE', KEYS[1], 0, struct.pack('<ddd', generation, state, floor))
if #entries > 0 and redis.call('APPEND', KEYS[1], entries) > 24 + 24 * tonumber(ARGV[4]) then
  cut(KEYS[1], tonumber(ARGV[3]))
end
return 1
`
