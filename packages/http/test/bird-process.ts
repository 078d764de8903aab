/** One instance of a small service as a process of its own: writes land in a file, SIGTERM stops it in an orderly way. */
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { serveBirds } from '../src/services/testing/birds.ts'

const [port, file] = process.argv.slice(2)
const server = await serveBirds(
  async (method, input) => {
    // Some work, so that calls are always under way.
    await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 8))
    if (method === 'hatch') appendFileSync(file!, `${(input as { id: number }).id}\n`)
    return { port }
  },
  { port: Number(port), drainMs: 4_000 },
)
process.send!('ready')
await once(process, 'SIGTERM')
await server[Symbol.asyncDispose]()
process.disconnect()
