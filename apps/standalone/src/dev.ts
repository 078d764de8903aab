// What `npm run dev` runs: engines that stay, a server that restarts when a source changes, the web app by Vite. Reads the environment and signals.
import { join } from 'node:path'
import { readConfig, secretKey } from '@rookery/config'
import { openEngines } from '@rookery/engines'
import { checkPort } from '@rookery/service-process/check-port'
import { failInOneLine } from '@rookery/service-process/fail-in-one-line'
import { untilStopped } from '@rookery/service-process/until-stopped'
import { freePort } from './dev/free-port.ts'
import { keepServer } from './dev/keep-server.ts'
import { serveWeb } from './dev/serve-web.ts'
import { watchSources } from './dev/watch-sources.ts'

const stopped = untilStopped(process)
try {
  const config = readConfig(process.env)
  const { http, dataDir, engines: given } = config
  await checkPort(http.host, http.port)
  await using engines = await openEngines({ dataDir, ...given, log: console.info })
  const port = await freePort()
  await using server = keepServer({
    ...process.env,
    // A folder of its own, because this process holds the engines'; the key is that of `npm start`, so sessions stay.
    DATA_DIR: join(dataDir, 'dev'),
    SECRET_KEY: secretKey(config),
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: http.publicUrl,
    DATABASE_URL: engines.databaseUrl,
    REDIS_URL: engines.redisUrl,
  })
  await using _web = await serveWeb({ host: http.host, port: http.port, api: `http://127.0.0.1:${port}` })
  await using _watching = watchSources((file) => {
    console.info(`${file} changed: restarting`)
    server.restart()
  })
  await stopped.promise
  // Leaving the scope stops the watcher, the web app, the server, and the engines last.
} catch (error) {
  if (!stopped.signal.aborted) failInOneLine(error, process)
}
