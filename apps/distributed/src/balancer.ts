/**
 * One address before several gateways: whole connections, in turn, to those that say they are ready. It stands for the load
 * balancer of a real installation and knows nothing of HTTP but /health/ready, so sockets and streams pass as they are.
 */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface BalancerOptions {
  host: string
  port: number
  /** Ports on loopback. */
  targets: readonly number[]
}

const ASK_EVERY_MS = 250
const ANSWER_MS = 1_000

/** Resolves when it listens. While no target takes a connection, it is cut. */
export async function openBalancer({ host, port, targets }: BalancerOptions): Promise<AsyncDisposable> {
  const stop = new AbortController()
  const ready = new Set<number>()
  const sockets = new Set<Socket>()
  let turn = 0

  const ask = async (target: number) => {
    try {
      const signal = AbortSignal.timeout(ANSWER_MS)
      const { ok } = await fetch(`http://127.0.0.1:${target}/health/ready`, { signal })
      if (ok) ready.add(target)
      else ready.delete(target)
    } catch {
      ready.delete(target)
    }
  }
  const watch = async (target: number) => {
    while (!stop.signal.aborted) {
      await ask(target)
      await wait(ASK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {})
    }
  }

  /** Who is ready comes first, each in turn; then the others: what one probe says is not the last word. */
  const inTurn = (): number[] => {
    const from = turn++ % targets.length
    const rotated = [...targets.slice(from), ...targets.slice(0, from)]
    return [...rotated.filter((target) => ready.has(target)), ...rotated.filter((target) => !ready.has(target))]
  }

  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    return socket
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, async (client) => {
    // A close follows each error.
    keep(client).on('error', () => {})
    for (const target of inTurn()) {
      const upstream = keep(connect({ port: target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true }))
      try {
        await once(upstream, 'connect')
      } catch {
        continue
      }
      upstream.on('error', () => {})
      // What was written last (why a socket is closed, say) still arrives.
      client.on('close', () => upstream.destroySoon())
      upstream.on('close', () => client.destroySoon())
      client.pipe(upstream).pipe(client)
      client.resume()
      return
    }
    client.destroy()
  })
  server.listen(port, host)
  await once(server, 'listening')
  await Promise.all(targets.map(ask))
  const watching = Promise.all(targets.map(watch))

  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      server.close()
      for (const socket of sockets) socket.destroy()
      await watching
    },
  }
}
