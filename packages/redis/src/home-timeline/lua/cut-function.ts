// Lua shared by the scripts that may find a timeline too long.
// The floor rises above the LARGEST dropped id, not to the lowest kept one: late entries lie above older neighbours.

/** `cut(key, keep)`: drops the oldest by position; sorts (and drops repeats) first when the header says unsorted. */
export const CUT_FUNCTION = `
local function cut(key, keep)
  local count = (redis.call('STRLEN', key) - 24) / 24
  if count <= keep then return 0 end
  local drop = count - keep
  local front = redis.call('GETRANGE', key, 0, 24 * drop + 23)
  local generation, state, floor = struct.unpack('<ddd', front)
  if state % 4 < 2 then
    for i = 1, drop do floor = math.max(floor, struct.unpack('<d', front, 24 * i + 1) + 1) end
    -- The last dropped entry is exactly where the header goes: no need to put strings together here.
    redis.call('SET', key, redis.call('GETRANGE', key, 24 * drop, -1), 'KEEPTTL')
    redis.call('SETRANGE', key, 0, struct.pack('<ddd', generation, state, floor))
    return 1
  end
  local value = redis.call('GET', key)
  local ids, order, sorted = {}, {}, {}
  for i = 1, count do
    ids[i] = struct.unpack('<d', value, 24 * i + 1)
    order[i] = i
  end
  table.sort(order, function(a, b) return ids[a] < ids[b] end)
  local last = -1
  for i = 1, count do
    local at = order[i]
    if ids[at] ~= last then
      sorted[#sorted + 1] = string.sub(value, 24 * at + 1, 24 * at + 24)
      last = ids[at]
    end
  end
  drop = math.max(0, #sorted - keep)
  if drop > 0 then floor = math.max(floor, struct.unpack('<d', sorted[drop]) + 1) end
  local header = struct.pack('<ddd', generation, state - 2, floor)
  redis.call('SET', key, header .. table.concat(sorted, '', drop + 1), 'KEEPTTL')
  return 1
end
`
