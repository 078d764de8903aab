// For commands beside a running server: the addresses of its engines. Starts nothing, stops nothing, makes no files.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readEngines } from './engines-file.ts'
import { EngineError } from './errors.ts'
import { postgresUrl } from './postgres-cluster.ts'
import { presentHome } from './postgres-home.ts'
import { commandLine, isAlive } from './process.ts'
import { redisUrlOf } from './redis.ts'
import { type S3Location, s3LocationOf } from './s3/s3-location.ts'

export interface AttachOptions {
  dataDir: string
  /** Servers that the running Rookery was given. */
  databaseUrl?: string
  redisUrl?: string
}

export interface AttachedEngines {
  databaseUrl: string
  redisUrl: string
  /** Of a distributed installation on this machine, those that are ours. */
  kafkaBrokers?: string[]
  elasticsearchUrl?: string
  s3?: S3Location
}

/** Throws EngineError, one line, when no engines of ours run on the folder. */
export function attachEngines({ dataDir, databaseUrl, redisUrl }: AttachOptions): AttachedEngines {
  const folder = resolve(dataDir)
  const { postgres, redis, kafka, elasticsearch, s3 } = readEngines(folder)
  const secret = (name: string) => readFileSync(join(folder, name), 'utf8').trim()
  const running = (pid: number | undefined, title: RegExp) =>
    pid !== undefined && isAlive(pid) && title.test(commandLine(pid))
  if ((!databaseUrl && !running(postgres?.pid, /postgres/)) || (!redisUrl && !running(redis?.pid, /redis/))) {
    throw new EngineError(
      `No Rookery is running on ${folder}. Start it (npm start), or set DATA_DIR (or DATABASE_URL and REDIS_URL) as it has them.`,
    )
  }
  const ownDatabase = () => {
    const home = presentHome(folder, 'postgres')
    return postgresUrl({ home, password: secret('postgres.password') }, postgres!.port)
  }
  return {
    databaseUrl: databaseUrl ?? ownDatabase(),
    redisUrl: redisUrl ?? redisUrlOf(secret('redis.password'), redis!.port),
    ...(running(kafka?.pid, /kafka/) ? { kafkaBrokers: [`127.0.0.1:${kafka!.port}`] } : {}),
    ...(running(elasticsearch?.pid, /elasticsearch/)
      ? { elasticsearchUrl: `http://127.0.0.1:${elasticsearch!.port}` }
      : {}),
    ...(running(s3?.pid, /versitygw/) ? { s3: s3LocationOf(folder, `http://127.0.0.1:${s3!.port}`) } : {}),
  }
}
