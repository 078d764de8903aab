/** Connections through which bytes stop coming, without an end: as a frozen process, a pulled cable or a firewall's forgotten rule have it. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface SilentProxy extends AsyncDisposable {
  readonly port: number
  /** From now on whatever either side sends is swallowed, on connections that are open and on new ones. */
  swallow(): void
  /** New connections are served again; on those of before nothing ever comes again. */
  forward(): void
  /** How many connections were accepted so far. */
  accepted(): number
}

/** To a port of this machine, or a Unix socket. Disposing cuts all connections. */
export async function startSilentProxy(target: number | string): Promise<SilentProxy> {
  const open = new Set<Socket>()
  const links = new Set<{ silent: boolean }>()
  let silent = false
  let accepted = 0
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    return socket
  }
  const server = createServer((near) => {
    accepted++
    keep(near)
    if (silent) return void near.resume()
    const far = keep(typeof target === 'string' ? connect(target) : connect(target, '127.0.0.1'))
    const link = { silent: false }
    links.add(link)
    const oneWay = (from: Socket, to: Socket) => {
      from.on('data', (chunk) => link.silent || to.write(chunk))
      from.on('close', () => {
        links.delete(link)
        if (!link.silent) to.destroy()
      })
    }
    oneWay(near, far)
    oneWay(far, near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    swallow() {
      silent = true
      for (const link of links) link.silent = true
    },
    forward() {
      silent = false
    },
    accepted: () => accepted,
    async [Symbol.asyncDispose]() {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}
