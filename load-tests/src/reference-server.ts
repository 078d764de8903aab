/** The reference: bare Fastify that serialises a given object (`/object`) or sends its ready bytes (`/bytes`). */
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

const body = readFileSync(process.env.REFERENCE_BODY!, 'utf8')
const object = JSON.parse(body)
const app = Fastify()
app.get('/object', async () => object)
app.get('/bytes', async (_, reply) => reply.type('application/json; charset=utf-8').send(body))
const address = await app.listen({ host: '127.0.0.1', port: 0 })
console.info(`reference on ${address}`)
process.once('SIGTERM', () => void app.close())
