/** The web app by Vite, hot; everything else goes on to our server. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createLogger, createServer as createVite } from 'vite'

const WEB = fileURLToPath(new URL('../../../web', import.meta.url))
/** What the gateway answers; the rest are places of the app. */
const GATEWAY = '^/(api|oauth|docs|health|metrics|nodeinfo|avatars|headers|\\.well-known)(/|\\?|$)'

interface WebInput {
  host: string
  port: number
  /** Where our server listens. */
  api: string
}

export async function serveWeb({ host, port, api }: WebInput): Promise<AsyncDisposable> {
  const logger = createLogger('warn')
  const { error } = logger
  // While the server restarts requests fail, and the app says so itself.
  logger.error = (message, options) => void (/proxy (socket )?error/.test(message) || error(message, options))

  // Vite behind a server of ours: its own would end the process at SIGTERM, before the engines are stopped.
  const http = createServer((request, response) => vite.middlewares(request, response))
  const sockets = new Set<Socket>()
  http.on('connection', (socket) => sockets.add(socket.once('close', () => sockets.delete(socket))))
  const vite = await createVite({
    root: WEB,
    customLogger: logger,
    server: {
      middlewareMode: { server: http },
      ws: { server: http },
      proxy: { [GATEWAY]: { target: api, ws: true } },
    },
  })
  http.listen(port, host)
  await once(http, 'listening')

  return {
    async [Symbol.asyncDispose]() {
      await vite.close()
      const closed = once(http, 'close')
      http.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
