-- Appends events to one stream, skipping what is not above its top (XADD would fail there and abort the batch).
-- KEYS[1] the stream
-- ARGV[1] the writer's id, ARGV[2] id that the stream must have reached, then for each event: id, commit time, JSON
-- Returns how many were added; error LOGRESTARTED when the log is gone, another's, or lost entries
local refused = refuse(ARGV[1])
if refused then return refused end
local last, ordinal = top(KEYS[1])
if above(ARGV[2], last) then return restarted(KEYS[1] .. ' lost what it had') end

local added = 0
for i = 3, #ARGV, 3 do
  if above(ARGV[i], last) then
    ordinal = ordinal + 1
    redis.call('XADD', KEYS[1], ARGV[i], 'e', ARGV[i + 2], 'at', ARGV[i + 1], 'n', ordinal)
    last, added = ARGV[i], added + 1
  end
end
return added
