// What has to be there before the engines of the distributed profile can be started here.
import { existsSync } from 'node:fs'
import { elasticsearchHome } from './elasticsearch/install-elasticsearch.ts'
import { kafkaFolder } from './kafka/install-kafka.ts'
import { ADVICE, findJava, findProgram, missingTools, type Tool } from './programs.ts'
import { versitygwFolder } from './s3/install-versitygw.ts'

export type NativeEngine = 'kafka' | 'elasticsearch' | 's3'

interface Need {
  title: string
  /** Whether it was fetched before (or is on the path). */
  isHere: (path: string) => Promise<boolean>
  toFetch: Tool[]
  toRun: Tool[]
}

/** What is missing to start those engines, as a person calls it; nothing when they can be started. */
export async function missingFor(
  engines: NativeEngine[],
  { path, install }: { path: string; install: boolean },
): Promise<string[]> {
  const missing = new Set<string>()
  for (const { title, isHere, toFetch, toRun } of engines.map((engine) => NEEDS[engine])) {
    const fetches = !(await isHere(path))
    if (fetches && !install) missing.add(`${title}, which ROOKERY_INSTALL=off forbids to fetch`)
    for (const tool of missingTools([...toRun, ...(fetches ? toFetch : [])], path)) missing.add(tool)
    if (toRun.includes('java')) await findJava({ path, needy: 'Kafka' }).catch(() => missing.add(ADVICE.java))
  }
  return [...missing]
}

const NEEDS: Record<NativeEngine, Need> = {
  kafka: { title: 'Kafka', isHere: async () => existsSync(kafkaFolder()), toFetch: ['mvn'], toRun: ['java'] },
  elasticsearch: {
    title: 'Elasticsearch',
    isHere: async () => existsSync(await elasticsearchHome()),
    toFetch: ['mvn', 'javac'],
    toRun: ['java'],
  },
  s3: {
    title: 'versitygw',
    isHere: async (path) => findProgram('versitygw', path) !== undefined || existsSync(versitygwFolder()),
    toFetch: ['go'],
    toRun: [],
  },
}
