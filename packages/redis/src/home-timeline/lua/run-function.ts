// Lua shared by the scripts that say which run of Redis they are in. A run_id is drawn when a server starts, and never comes again.

/** `run()`: the first 48 bits of this server's run_id, exact as a number. Asked for inside a script, it cannot change meanwhile. */
export const RUN_FUNCTION = `
local function run()
  return tonumber(string.match(redis.call('INFO', 'server'), 'run_id:(%x%x%x%x%x%x%x%x%x%x%x%x)'), 16)
end
`
