/**
 * A frozen broker's connections are still accepted, by its kernel: that one is there shows when it answers something that it needs
 * nobody else for. kafkajs waits for that as long as for anything.
 */
import type { Socket } from 'node:net'
import { ANSWERED_ALONE } from './silences.ts'

/** A request's key follows its length. */
const KEY_AT = 4

/** To be called before anybody listens. `late` is called when a connection begins with such a question and hears nothing for so long. */
export function greeted<T extends Socket>(socket: T, ms: number, late: () => void): T {
  let timer: NodeJS.Timeout | undefined
  for (const event of ['data', 'close']) socket.once(event, () => clearTimeout(timer))
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean
  socket.write = ((...args: unknown[]) => {
    socket.write = write as T['write']
    const [bytes] = args
    if (Buffer.isBuffer(bytes) && bytes.length > KEY_AT + 1 && ANSWERED_ALONE.has(bytes.readInt16BE(KEY_AT))) {
      timer = setTimeout(late, ms)
    }
    return write(...args)
  }) as T['write']
  return socket
}
