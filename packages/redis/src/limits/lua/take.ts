/** Counts against a sliding window of two fixed ones (sliding-window.ts says how). */
export const TAKE = `
-- Counts \`cost\` when it fits under the limit, or always when told so. What did not fit leaves the counter as it was.
-- KEYS[1] counter: packed doubles window, current, previous; expires when both windows have passed
-- ARGV[1] now in ms, ARGV[2] window in ms, ARGV[3] limit, ARGV[4] cost, ARGV[5] 1 to count beyond the limit too
-- Returns { 1 when counted or 0, window, current, previous }
local now, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[4])
local index, current, previous = math.floor(now / window), 0, 0
local kept = redis.call('GET', KEYS[1])
if kept and #kept == 24 then
  local i, c, p = struct.unpack('<ddd', kept)
  if i >= index then
    index, current, previous = i, c, p
  elseif i == index - 1 then
    previous = c
  end
end
local passed = math.min(math.max((now - index * window) / window, 0), 1)
if ARGV[5] ~= '1' and current + previous * (1 - passed) + cost > tonumber(ARGV[3]) + 1e-6 then
  return { 0, index, current, previous }
end
if cost > 0 then
  current = current + cost
  redis.call('SET', KEYS[1], struct.pack('<ddd', index, current, previous), 'PX', 2 * window)
end
return { 1, index, current, previous }
`
