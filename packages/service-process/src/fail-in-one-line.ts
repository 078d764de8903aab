/** What an operator can mend is one clear line and exit code 1; everything else keeps its stack, because it is our bug. */
import { inspect } from 'node:util'

/** Something that cannot be done here, said in one sentence. */
export class StartError extends Error {
  override name = 'StartError'
}

/** By name: whoever fails at start need not have loaded the packages of all of them. */
const MENDABLE = new Set([
  'ConfigError',
  'EngineError',
  'MediaStoreError',
  'MigrationError',
  'RelaySetupError',
  'StartError',
])

/** `who`: as in `<who> cannot start: …`. */
export function failInOneLine(
  error: unknown,
  process: { exitCode?: number | string | null | undefined },
  who = 'Rookery',
): void {
  const mendable = error instanceof Error && MENDABLE.has(error.name)
  console.error(mendable ? `${who} cannot start: ${error.message}` : withoutCredentials(inspect(error)))
  process.exitCode = 1
}

/** Drivers put the whole URL into errors about it. */
const withoutCredentials = (text: string): string =>
  text.replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s@]*@/gi, '$1[secret]@')
