/** For scripts and tests: a filled instance, and the accounts with their tokens. */
export { describeProblem } from './client/problem.ts'
export type { Signed } from './client/sessions.ts'
export { DEFAULTS, type Demo, type DemoOptions, fillDemo } from './fill-demo.ts'
export type { Progress } from './progress.ts'
export { runTrickle } from './trickle.ts'
