/** Queries as Rails reads them: of a parameter given twice the last counts, and an empty number or boolean is not given. */
import type { FastifyInstance, FastifyRequest } from 'fastify'

const SCALARS = new Set(['string', 'integer', 'number', 'boolean'])

/** Adds a hook to each later route whose query has a schema. */
export function readQueriesLeniently(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('onRoute', (route) => {
    const { properties = {} } = (route.schema?.querystring ?? {}) as { properties?: Record<string, { type?: unknown }> }
    const scalars = Object.entries(properties).filter(([, { type }]) => SCALARS.has(String(type)))
    if (scalars.length === 0) return
    const read = async ({ query }: FastifyRequest) => {
      const given = query as Record<string, unknown>
      for (const [name, { type }] of scalars) {
        if (Array.isArray(given[name])) given[name] = given[name].at(-1)
        if (given[name] === '' && type !== 'string') delete given[name]
      }
    }
    route.preValidation = [...[route.preValidation ?? []].flat(), read]
  })
}
