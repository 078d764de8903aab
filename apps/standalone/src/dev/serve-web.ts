/** The web app by Vite, hot; everything else goes on to our server. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createLogger, createServer as createVite } from 'vite'

const WEB = fileURLToPath(new URL('../../../web', import.meta.url))
/** What the gateway answers; the rest are places of the app. */
const GATEWAY = '^/(api|oauth|docs|health|metrics|nodeinfo|avatars|headers|media|users|tweets|\\.well-known)(/|\\?|$)'

const isGateways = new RegExp(GATEWAY)

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
      // Without a server of its own to listen at: Vite's proxy would take each WebSocket once more after each restart.
      middlewareMode: true,
      ws: { server: http },
      proxy: { [GATEWAY]: { target: api } },
    },
  })
  http.on('upgrade', (request, socket, head) => {
    if (isGateways.test(request.url ?? '')) passOn(request, socket as Socket, head, new URL(api))
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

/** A WebSocket as it is, byte by byte: the request as it came, then whatever both sides say. */
function passOn(request: IncomingMessage, socket: Socket, head: Buffer, { hostname, port }: URL): void {
  const { method, url, httpVersion, rawHeaders } = request
  const headers = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('')
  const server = connect(Number(port), hostname)
  for (const [one, other] of [
    [server, socket],
    [socket, server],
  ] as const)
    one.on('error', () => other.destroy()).once('close', () => other.destroy())
  server.write(`${method} ${url} HTTP/${httpVersion}\r\n${headers}\r\n`)
  server.write(head)
  server.pipe(socket).pipe(server)
}
