import { RUN_FUNCTION } from './run-function.ts'

/** Which run of Redis holds a key now. */
export const RUN_OF = `
-- KEYS[1] any key of the server that is asked
-- Returns 48 bits of its run_id
${RUN_FUNCTION}
return run()
`

/** Which run of Redis holds the jobs, and that it has not been emptied. */
export const JOBS_RUN = `
-- KEYS[1] a number beside the jobs
-- ARGV[1] the number to keep there when there is none: it was lost, and the jobs with it
-- Returns 48 bits of both
${RUN_FUNCTION}
local kept = redis.call('GET', KEYS[1])
if not kept then
  kept = ARGV[1]
  redis.call('SET', KEYS[1], kept)
end
return (run() + tonumber(kept)) % 2^48
`
