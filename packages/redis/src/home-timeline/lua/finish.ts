import { CUT_FUNCTION } from './cut-function.ts'

/** Ends a build. */
export const FINISH = `
-- Puts what SQL had before what was appended meanwhile, raises the floor, marks the timeline built.
-- KEYS[1] timeline
-- ARGV[1] generation of the build, ARGV[2] packed entries, ascending by id, ARGV[3] floor,
-- ARGV[4] entries to keep, ARGV[5] entries to cut above
-- Returns 1, or 0 when the timeline is gone or the build was handed to another
${CUT_FUNCTION}
local value = redis.call('GET', KEYS[1])
if not value then return 0 end
local generation, state, floor = struct.unpack('<ddd', value)
if generation ~= tonumber(ARGV[1]) then return 0 end
if state % 2 == 1 then return 1 end
value = struct.pack('<ddd', generation, state + 1, math.max(floor, tonumber(ARGV[3]))) .. ARGV[2] .. string.sub(value, 25)
redis.call('SET', KEYS[1], value, 'KEEPTTL')
if #value > 24 + 24 * tonumber(ARGV[5]) then cut(KEYS[1], tonumber(ARGV[4])) end
return 1
`
