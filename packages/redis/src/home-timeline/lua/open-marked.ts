import { RUN_FUNCTION } from './run-function.ts'

/** As open, where a timeline counts only under the mark of this run of Redis and of the jobs' (runs.ts). */
export const OPEN_MARKED = `
-- Creates an empty, unbuilt timeline if absent or under another mark; hands a stale build over as open does.
-- KEYS[1] timeline
-- ARGV[1] generation of the caller, ARGV[2] generations below this are stale, ARGV[3] seconds to live, ARGV[4] the jobs' run
-- Returns 0: the caller builds, 1: busy, 2: built
${RUN_FUNCTION}
local mark = 4 * ((run() + tonumber(ARGV[4])) % 2^48)
local header = redis.call('GETRANGE', KEYS[1], 0, 23)
local generation, state = 0, -1
if #header == 24 then generation, state = struct.unpack('<dd', header) end
if state - state % 4 ~= mark then
  redis.call('SET', KEYS[1], struct.pack('<ddd', tonumber(ARGV[1]), mark, 0), 'EX', ARGV[3])
  return 0
end
if state % 2 == 1 then return 2 end
if generation >= tonumber(ARGV[2]) then return 1 end
redis.call('SETRANGE', KEYS[1], 0, struct.pack('<d', tonumber(ARGV[1])))
return 0
`
