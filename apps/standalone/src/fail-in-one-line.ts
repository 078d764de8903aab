/** What an operator can mend is one clear line and exit code 1; everything else keeps its stack, because it is our bug. */
import { inspect } from 'node:util'
import { RelaySetupError } from '@rookery/cdc-relay'
import { ConfigError } from '@rookery/config'
import { MigrationError } from '@rookery/database'
import { EngineError } from '@rookery/engines'

/** Something that `npm start` cannot do here, said in one sentence. */
export class StartError extends Error {
  override name = 'StartError'
}

const MENDABLE = [ConfigError, EngineError, MigrationError, RelaySetupError, StartError]

export function failInOneLine(error: unknown, process: { exitCode?: number | string | null | undefined }): void {
  const mendable = MENDABLE.some((kind) => error instanceof kind)
  console.error(mendable ? `Rookery cannot start: ${(error as Error).message}` : withoutCredentials(inspect(error)))
  process.exitCode = 1
}

/** Drivers put the whole URL into errors about it. */
const withoutCredentials = (text: string): string =>
  text.replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s@]*@/gi, '$1[secret]@')
