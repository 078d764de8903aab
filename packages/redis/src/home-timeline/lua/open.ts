/** Begins the build of a timeline, or says that none is needed. */
export const OPEN = `
-- Creates an empty, unbuilt timeline if absent; hands a stale build to the caller under its own generation.
-- Entries appended for the builder before stay: they are a superset of what the next build needs.
-- KEYS[1] timeline
-- ARGV[1] generation of the caller, ARGV[2] generations below this are stale, ARGV[3] seconds to live
-- Returns 0: the caller builds, 1: busy, 2: built
local header = redis.call('GETRANGE', KEYS[1], 0, 23)
if #header < 24 then
  redis.call('SET', KEYS[1], struct.pack('<ddd', tonumber(ARGV[1]), 0, 0), 'EX', ARGV[3])
  return 0
end
local generation, state = struct.unpack('<dd', header)
if state % 2 == 1 then return 2 end
if generation >= tonumber(ARGV[2]) then return 1 end
redis.call('SETRANGE', KEYS[1], 0, struct.pack('<d', tonumber(ARGV[1])))
return 0
`
