// What has to be installed before the engines of the distributed profile can be started here.
import { existsSync } from 'node:fs'
import { elasticsearchHome } from './elasticsearch/install-elasticsearch.ts'
import { kafkaFolder } from './kafka/install-kafka.ts'
import { findProgram, missingTools, type Tool } from './programs.ts'
import { versitygwFolder } from './s3/install-versitygw.ts'

export type NativeEngine = 'kafka' | 'elasticsearch' | 's3'

/** The tools, as a person calls them, that are missing to start those engines; none when they can be started. */
export async function missingFor(engines: NativeEngine[], path: string): Promise<string[]> {
  const wanted = await Promise.all(engines.map((engine) => toolsOf[engine](path)))
  return missingTools([...new Set(wanted.flat())], path)
}

const toolsOf: Record<NativeEngine, (path: string) => Promise<Tool[]>> = {
  kafka: async () => (existsSync(kafkaFolder()) ? ['java'] : ['java', 'mvn']),
  elasticsearch: async () => (existsSync(await elasticsearchHome()) ? ['java'] : ['java', 'javac', 'mvn']),
  s3: async (path) => (findProgram('versitygw', path) || existsSync(versitygwFolder()) ? [] : ['go']),
}
