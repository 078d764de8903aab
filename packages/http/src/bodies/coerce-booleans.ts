/** Booleans come as true, "True" (Python), "t" (Go), "1", "on": the forms that Ajv does not know are turned before it looks. */
import type { FastifyInstance, FastifyRequest } from 'fastify'

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'true', 'on', 'y', 'yes'].map((word) => [word, true] as const),
  ...['0', 'f', 'false', 'off', 'n', 'no'].map((word) => [word, false] as const),
])

interface ObjectSchema {
  type?: unknown
  properties?: Record<string, ObjectSchema>
}

/** Adds a hook to each later route that has booleans, and only to those. */
export function coerceBooleans(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('onRoute', (route) => {
    const body = booleanPaths(route.schema?.body as ObjectSchema | undefined)
    const query = booleanPaths(route.schema?.querystring as ObjectSchema | undefined)
    if (body.length + query.length === 0) return
    const coerce = async (request: FastifyRequest) => {
      for (const path of body) coerceAt(request.body, path)
      for (const path of query) coerceAt(request.query, path)
    }
    route.preValidation = [...[route.preValidation ?? []].flat(), coerce]
  })
}

function booleanPaths(schema: ObjectSchema | undefined, at: string[] = []): string[][] {
  return Object.entries(schema?.properties ?? {}).flatMap(([name, property]) => {
    if (property.type === 'boolean') return [[...at, name]]
    return property.type === 'object' ? booleanPaths(property, [...at, name]) : []
  })
}

function coerceAt(value: unknown, path: string[]): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value)
  const name = path.at(-1)!
  if (!isRecord(parent)) return
  const word = parent[name]
  if (word === 1 || word === 0) parent[name] = word === 1
  else if (typeof word === 'string') parent[name] = WORDS.get(word.toLowerCase()) ?? word
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
