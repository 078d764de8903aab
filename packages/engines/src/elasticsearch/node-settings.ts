// The configuration folder of one Elasticsearch node for one machine and for tests: loopback, no security, little memory.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMALL_JVM } from '../programs.ts'

export interface NodeFolders {
  config: string
  data: string
  logs: string
  temporary: string
}

export const nodeFolders = (home: string): NodeFolders => ({
  config: join(home, 'config'),
  data: join(home, 'data'),
  logs: join(home, 'logs'),
  temporary: join(home, 'tmp'),
})

/** Writes all that the server reads from its folder. An unknown setting would keep it from starting. */
export function writeNodeSettings({ config, data, logs }: NodeFolders, port: number): void {
  const settings = {
    'cluster.name': 'rookery',
    'node.name': 'rookery',
    'discovery.type': 'single-node',
    'network.host': '127.0.0.1',
    'http.port': port,
    // Any free one: no other node ever asks.
    'transport.port': 0,
    'path.data': data,
    'path.logs': logs,
    'xpack.security.enabled': false,
    'cluster.routing.allocation.disk.threshold_enabled': false,
    'cluster.max_shards_per_node': 5_000,
  }
  const yaml = Object.entries(settings).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
  writeFileSync(join(config, 'elasticsearch.yml'), yaml.join(''))
  writeFileSync(join(config, 'jvm.options'), JVM.map((option) => `${option}\n`).join(''))
  mkdirSync(join(config, 'jvm.options.d'), { recursive: true })
  writeFileSync(join(config, 'log4j2.properties'), LOGGING)
}

const JVM = [
  '-Xms512m',
  '-Xmx512m',
  ...SMALL_JVM,
  // Pages are taken when they are used, not all at the start.
  '-XX:-AlwaysPreTouch',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Elasticsearch puts its temporary folder in here.
  '-Djava.io.tmpdir=${ES_TMPDIR}',
  '-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1',
  '-XX:+ExitOnOutOfMemoryError',
  '-XX:ErrorFile=hs_err_pid%p.log',
]

const LOGGING = `status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1}] %m%n
appender.rolling.type = RollingFile
appender.rolling.name = rolling
appender.rolling.fileName = \${sys:es.logs.base_path}\${sys:file.separator}elasticsearch.log
appender.rolling.filePattern = \${sys:es.logs.base_path}\${sys:file.separator}elasticsearch.log.%i
appender.rolling.layout.type = PatternLayout
appender.rolling.layout.pattern = [%d{ISO8601}][%-5p][%c{1}] %m%n
appender.rolling.policies.type = Policies
appender.rolling.policies.size.type = SizeBasedTriggeringPolicy
appender.rolling.policies.size.size = 10MB
appender.rolling.strategy.type = DefaultRolloverStrategy
appender.rolling.strategy.max = 2
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
rootLogger.appenderRef.rolling.ref = rolling
`
