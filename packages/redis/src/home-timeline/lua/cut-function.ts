// Lua shared by the scripts that may find a timeline too long.
// The floor rises above the LARGEST dropped id, not to the lowest kept one: late entries lie above older neighbours.

/** `cut(key, keep)`: drops the oldest by position; sorts (and drops repeats) first when the header says unsorted. */
export const CUT_FUNCTION = `
local function cut(key, keep)
  local value = redis.call('GET', key)
  if not value then return 0 end
  local count = (#value - 24) / 24
  if count <= keep then return 0 end
  local generation, state, floor = struct.unpack('<ddd', value)
  local body = nil
  if state >= 2 then
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
    local drop = math.max(0, #sorted - keep)
    if drop > 0 then floor = math.max(floor, struct.unpack('<d', sorted[drop]) + 1) end
    body = table.concat(sorted, '', drop + 1)
    state = state - 2
  else
    local drop = count - keep
    for i = 1, drop do floor = math.max(floor, struct.unpack('<d', value, 24 * i + 1) + 1) end
    body = string.sub(value, 24 * (drop + 1) + 1)
  end
  redis.call('SET', key, struct.pack('<ddd', generation, state, floor) .. body, 'KEEPTTL')
  return 1
end
`
