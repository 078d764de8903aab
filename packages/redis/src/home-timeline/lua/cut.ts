import { CUT_FUNCTION } from './cut-function.ts'

/** Cuts one timeline now; append, merge and finish do the same when one grew past its slack. */
export const CUT = `
-- KEYS[1] timeline
-- ARGV[1] entries to keep
-- Returns 1 when something was dropped, else 0
${CUT_FUNCTION}
return cut(KEYS[1], tonumber(ARGV[1]))
`
