/** A request that the server has begun to read and that is finished when the test says so. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { Person } from './people.ts'
import type { Server } from './server.ts'

export interface HeldRequest {
  /** Sends the rest; resolves to the answer. */
  finish(): Promise<{ status: number; body: unknown }>
}

/** POST /api/v1/statuses, of which only the head was sent: "100 Continue" tells that it is in the server's hands. */
export async function holdPost(server: Server, person: Person, status: string): Promise<HeldRequest> {
  const body = JSON.stringify({ status })
  const held = request(new URL('/api/v1/statuses', server.url), {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${person.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      expect: '100-continue',
    },
  })
  held.flushHeaders()
  await once(held, 'continue')
  return {
    async finish() {
      held.end(body)
      const [response] = (await once(held, 'response')) as [IncomingMessage]
      let text = ''
      for await (const chunk of response) text += chunk
      return { status: response.statusCode ?? 0, body: JSON.parse(text) }
    },
  }
}
