// What keeps the engines of the second stage from being started here; those that the environment names need nothing.
import { missingFor, type NativeEngine } from '../../packages/engines/src/distributed.ts'
import { DISTRIBUTED_VARIABLES } from '../../packages/testing/src/distributed-variables.ts'

const NATIVE: NativeEngine[] = ['kafka', 'elasticsearch', 's3']

/** One entry a missing thing, as a person calls it. */
export function missingEngines(env: NodeJS.ProcessEnv = process.env): Promise<string[]> {
  const ours = NATIVE.filter((engine) => !env[DISTRIBUTED_VARIABLES[engine]])
  return missingFor(ours, { path: env.PATH ?? '', install: env.ROOKERY_INSTALL !== 'off' })
}
