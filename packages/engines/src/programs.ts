// Programs of other projects that our engines need: where they are, and what to say when they are missing.
import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { EngineError } from './errors.ts'
import { run } from './process.ts'

const OLDEST_JAVA = 17

/**
 * Of servers that share one machine with everything else: the compiler that is done at once, and nothing for many cores. Measured on two
 * cores: up in 5.9 s of processor time instead of 14 (Elasticsearch), 2.3 instead of 5.6 (Kafka), which is also what a restart costs.
 */
export const SMALL_JVM = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

/** The first program of that name on `path`. */
export function findProgram(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isRunnable)
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What to install, as a person is told. */
export const ADVICE = {
  java: `Java ${OLDEST_JAVA} or later (apt-get install openjdk-17-jdk-headless)`,
  javac: `a JDK ${OLDEST_JAVA} or later, with javac (apt-get install openjdk-17-jdk-headless)`,
  mvn: 'Maven (apt-get install maven)',
  go: 'Go (https://go.dev/doc/install)',
} as const

export type Tool = keyof typeof ADVICE

/** The variable that names a server to use instead. */
const INSTEAD = { Kafka: 'KAFKA_BROKERS', Elasticsearch: 'ELASTICSEARCH_URL', versitygw: 'S3_ENDPOINT' } as const
export type Needy = keyof typeof INSTEAD

/** Throws EngineError naming what to install when the tool is missing. */
export function needProgram(tool: Tool, { path, needy }: { path: string; needy: Needy }): string {
  const found = findProgram(tool, path)
  if (found) return found
  throw new EngineError(`${needy} needs ${ADVICE[tool]}. Install it, or set ${INSTEAD[needy]}.`)
}

/** Which of the tools are missing, as a person calls them. */
export const missingTools = (tools: Tool[], path: string): string[] =>
  tools.filter((tool) => !findProgram(tool, path)).map((tool) => ADVICE[tool])

/** The folder of the Java on `path`, when it is new enough; else throws EngineError. */
export async function findJava({ path, needy }: { path: string; needy: Needy }): Promise<string> {
  const java = needProgram('java', { path, needy })
  const { output } = await run(java, ['-version'])
  const major = Number(/version "(\d+)/.exec(output)?.[1])
  if (!(major >= OLDEST_JAVA)) {
    throw new EngineError(`${needy} needs ${ADVICE.java}; ${java} is older. Install it, or set ${INSTEAD[needy]}.`)
  }
  return dirname(dirname(realpathSync(java)))
}
