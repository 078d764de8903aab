// Apache Kafka's own packages from Maven Central: the broker and everything it depends on, as a folder of jars.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, type Fetching, fetched, step } from '../fetched.ts'
import { needProgram } from '../programs.ts'

export const KAFKA_VERSION = '4.3.1'
/** Maven's plugin that copies and unpacks, pinned: the one that Maven brings by itself is from 2014. */
export const MAVEN_DEPENDENCY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1'

export const kafkaFolder = (): string => join(cacheFolder(), `kafka-${KAFKA_VERSION}`)

const POM = `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>rookery</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${KAFKA_VERSION}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
`

/** The folder with Kafka's jars in `lib`. Throws EngineError. */
export function installKafka(fetching: Fetching): Promise<string> {
  const { path, signal } = fetching
  return fetched({
    ...fetching,
    target: kafkaFolder(),
    what: `Kafka ${KAFKA_VERSION} (Maven Central, about 45 MB)`,
    tool: 'mvn',
    async make(folder) {
      const mvn = needProgram('mvn', { path, needy: 'Kafka' })
      writeFileSync(join(folder, 'pom.xml'), POM)
      const copy = [`${MAVEN_DEPENDENCY}:copy-dependencies`, '-DoutputDirectory=lib', '-DincludeScope=runtime']
      await step(mvn, ['-q', '-B', ...copy], { path, cwd: folder, signal })
    },
  })
}
