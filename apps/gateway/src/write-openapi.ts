/** Writes the OpenAPI document to apps/gateway/openapi.json; with `--check` compares instead and fails when they differ. */
import { readFile, writeFile } from 'node:fs/promises'
import { createGateway } from './app.ts'
import type { GatewayContext } from './context.ts'
import { streamingRoutes } from './streaming/routes.ts'

const FILE = new URL('../openapi.json', import.meta.url)

/** Routes only describe themselves here: nothing of the context is used. */
const NOTHING = {} as never
const CONTEXT: GatewayContext = {
  users: NOTHING,
  tweets: NOTHING,
  timelines: NOTHING,
  notifications: NOTHING,
  search: NOTHING,
  graphs: NOTHING,
  sessions: NOTHING,
  config: { publicUrl: 'http://localhost:3000', secretKey: 'none', registrations: 'open', version: '0.1.0' },
}

/** The document as text. The version is left out of what the document depends on. */
export async function describeGateway(): Promise<string> {
  await using gateway = createGateway(CONTEXT, { extend: (app) => void app.register(streamingRoutes, NOTHING) })
  await gateway.app.ready()
  return `${JSON.stringify(gateway.app.swagger(), null, 2)}\n`
}

if (import.meta.main) {
  const document = await describeGateway()
  if (!process.argv.includes('--check')) await writeFile(FILE, document)
  else if ((await readFile(FILE, 'utf8').catch(() => '')) !== document) {
    console.error('apps/gateway/openapi.json is out of date: run `npm run openapi` and commit it.')
    process.exitCode = 1
  }
}
