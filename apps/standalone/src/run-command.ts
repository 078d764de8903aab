/** The frame of a command beside a running server (`npm run admin`, `dead-letters`, `rebuild`, `backup`): usage, one-line errors, exit codes. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { type RookeryConfig, readConfig } from '@rookery/config'
import { attachEngines, engineVariables } from '@rookery/engines'
import { untilStopped } from '@rookery/service-process/until-stopped'

/** What was typed makes no sense: the help is printed, and the exit code is 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export interface Invocation {
  /** Words that are no options. */
  words: string[]
  group: string | undefined
  /** Options of this command alone. */
  flags: Readonly<Record<string, string | boolean | undefined>>
  config: RookeryConfig
  databaseUrl: string
  redisUrl: string
  /** Ctrl-C or SIGTERM, for commands that clear up. */
  stopped: AbortSignal
  say: (line: string) => void
}

interface Command {
  /** As in `npm run <name>`. */
  name: string
  help: string
  options?: ParseArgsOptionsConfig
  /** It works without a running server: the addresses are empty. */
  alone?: boolean
  /** It heeds `stopped`: a signal does not end the process in the middle. */
  clearsUp?: boolean
  /** Throws UsageError; called before anything is looked for. */
  check(words: readonly string[], flags: Invocation['flags']): void
  /** Answers the exit code. */
  run(invocation: Invocation): Promise<number>
}

/** Answers the exit code: 0 done, 1 it could not be done (one line on stderr says why), 2 wrong usage. */
export async function runCommand(command: Command, argv: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const stopped = command.clearsUp ? untilStopped(process).signal : new AbortController().signal
  try {
    const { words, help, flags } = parse(argv, command.options)
    if (help) {
      console.info(command.help)
      return 0
    }
    command.check(words, flags)
    const config = readConfig(env)
    const group = flags.group as string | undefined
    const invocation = { words, group, flags, config, databaseUrl: '', redisUrl: '', stopped, say: console.info }
    if (command.alone) return await command.run(invocation)
    const { databaseUrl, redisUrl, ...others } = attachEngines({ dataDir: config.dataDir, ...config.engines })
    // Of a distributed installation that runs its engines here; what is given by name counts more.
    const given = Object.entries(env).filter(([, value]) => value?.trim())
    const whole = readConfig({ ...engineVariables(others), ...Object.fromEntries(given) })
    return await command.run({ ...invocation, config: whole, databaseUrl, redisUrl })
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${command.help}`)
      return 2
    }
    console.error(`${command.name}: ${stopped.aborted ? 'stopped before it was done.' : oneLine(error)}`)
    return 1
  }
}

function parse(argv: string[], more: ParseArgsOptionsConfig = {}) {
  try {
    const options = { ...more, group: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true })
    const { help, ...flags } = values as Invocation['flags']
    return { help, flags, words: positionals }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** Drivers wrap what happened; an operator wants the sentence, not the stack. */
export function oneLine(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: unknown[] }
  if (!message && errors?.length) return oneLine(errors[0])
  return (message || code || String(error)).replaceAll(/\s+/g, ' ')
}
