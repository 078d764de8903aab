/** What `npm run demo` runs: the only file of this program that reads arguments and listens to signals. */
import { inspect } from 'node:util'
import { HELP, readArguments, UsageError } from './read-arguments.ts'

// A second signal ends it at once, as usual.
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

process.exitCode = await run(process.argv.slice(2))

/** Answers the exit code: 0 done or stopped, 1 it could not be done, 2 wrong usage. */
async function run(argv: string[]): Promise<number> {
  let url = ''
  try {
    const { help, ...wanted } = readArguments(argv)
    url = wanted.url
    if (help) {
      console.info(HELP)
      return 0
    }
    const { playDemo } = await import('./play-demo.ts')
    await playDemo(wanted, process.stdout, stop.signal)
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${HELP}`)
      return 2
    }
    const { describeProblem } = await import('./client/problem.ts')
    console.error(describeProblem(error, url) ?? inspect(error))
    return 1
  }
}
