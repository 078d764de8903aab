// Elastic's own server from Maven Central (the build that its plugins are tested with), and our analysis plugin compiled into it.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheFolder, type Fetching, fetched, step } from '../fetched.ts'
import { MAVEN_DEPENDENCY } from '../kafka/install-kafka.ts'
import type { Identity } from '../process.ts'
import { findJava, needProgram } from '../programs.ts'
import { canEnter, unprivilegedIdentity } from '../unprivileged.ts'

export const ELASTICSEARCH_VERSION = '8.19.21'
/** For a server that may not enter the home of root. */
const SHARED_CACHE = '/var/cache/rookery/engines'
const PLUGIN = join(import.meta.dirname, 'plugin')

/** The folder, or the nearest above it that exists. */
const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)))

/** Carries the plugin's hash: another plugin makes another folder, so that none is changed while a server runs from it. */
export async function elasticsearchHome(
  identity: Identity = unprivilegedIdentity('', 'elasticsearch'),
): Promise<string> {
  const cache = cacheFolder()
  const reachable = identity.uid === undefined || (await canEnter(nearest(cache), identity))
  const hash = createHash('sha256')
  for (const file of sources()) hash.update(readFileSync(file))
  return join(
    reachable ? cache : SHARED_CACHE,
    `elasticsearch-${ELASTICSEARCH_VERSION}-${hash.digest('hex').slice(0, 8)}`,
  )
}

const sources = (): string[] =>
  readdirSync(PLUGIN)
    .filter((name) => name.endsWith('.java'))
    .sort()
    .map((name) => join(PLUGIN, name))

/** The folder of the server, plugin included. Throws EngineError. */
export async function installElasticsearch(fetching: Fetching, identity: Identity): Promise<string> {
  const { path, signal } = fetching
  return fetched({
    ...fetching,
    target: await elasticsearchHome(identity),
    what: `Elasticsearch ${ELASTICSEARCH_VERSION} (Maven Central, about 110 MB)`,
    tool: 'mvn',
    async make(folder) {
      const mvn = needProgram('mvn', { path, needy: 'Elasticsearch' })
      const artifact = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${ELASTICSEARCH_VERSION}:zip`
      const unpack = [`${MAVEN_DEPENDENCY}:unpack`, `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`]
      await step(mvn, ['-q', '-B', ...unpack, '-Dmdep.useSubDirectoryPerArtifact=false'], { path, cwd: folder, signal })
      const unpacked = join(folder, `elasticsearch-${ELASTICSEARCH_VERSION}`)
      for (const name of readdirSync(unpacked)) renameSync(join(unpacked, name), join(folder, name))
      rmSync(unpacked, { recursive: true })
      await addPlugin(folder, path)
      // Whoever runs it reads it, whatever the umask was.
      chmodSync(folder, 0o755)
      await step('chmod', ['-R', 'go+rX', folder], { path, cwd: folder })
    },
  })
}

async function addPlugin(folder: string, path: string): Promise<void> {
  const needing = { path, needy: 'Elasticsearch' } as const
  needProgram('javac', needing)
  const bin = join(await findJava(needing), 'bin')
  const plugin = join(folder, 'plugins', 'rookery-analysis')
  const classes = join(folder, 'classes')
  for (const made of [plugin, classes]) mkdirSync(made, { recursive: true })
  const compile = ['-nowarn', '--release', '17', '-cp', join(folder, 'lib', '*'), '-d', classes]
  await step(join(bin, 'javac'), [...compile, ...sources()], { path, cwd: folder })
  await step(join(bin, 'jar'), ['cf', join(plugin, 'rookery-analysis.jar'), '-C', classes, '.'], { path, cwd: folder })
  rmSync(classes, { recursive: true })
  writeFileSync(
    join(plugin, 'plugin-descriptor.properties'),
    [
      'name=rookery-analysis',
      'description=Analysis classes of Lucene under their official names',
      'version=1',
      'classname=rookery.analysis.RookeryAnalysisPlugin',
      'java.version=17',
      `elasticsearch.version=${ELASTICSEARCH_VERSION}`,
      '',
    ].join('\n'),
  )
}
