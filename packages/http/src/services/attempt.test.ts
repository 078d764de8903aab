import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'
import { expect, it } from 'vitest'
import { attempt } from './attempt.ts'

it('what nobody waits for any more when its turn comes is not sent, and leaves the connection to those who wait', async () => {
  const asked: string[] = []
  const held = Promise.withResolvers<ServerResponse>()
  let connections = 0
  const server = createServer((request, response) => {
    asked.push(request.url!)
    if (request.url === '/held') held.resolve(response)
    else response.end('there')
  })
  server.on('connection', () => connections++).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 1, pipelining: 1 })
  const ask = (path: string, timeout: number) => attempt(pool, { method: 'POST', path, headers: [], timeout })

  const first = ask('/held', 60_000)
  const response = await held.promise
  const late = [ask('/late', 1), ask('/late', 1)]
  const patient = ask('/patient', 60_000)
  expect(await Promise.all(late)).toEqual(Array(2).fill({ kind: 'late', sent: false }))
  response.end('there')
  expect(await Promise.all([first, patient])).toMatchObject(Array(2).fill({ kind: 'answered', text: 'there' }))
  expect(asked).toEqual(['/held', '/patient'])
  expect(connections).toBe(1)

  await pool.close()
  server.close()
})
