/** Text that no database can hold (NUL, half of a surrogate pair) and bottomless nesting are refused before any route sees them. */
import { invalid } from '@rookery/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Far deeper than any request of the API; recursion below is safe within it. */
const MAX_DEPTH = 16

/** Registered after the body parsers, whose hook may still set the body. */
export function refuseBrokenText(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('preValidation', async ({ params, query, body }: FastifyRequest) => {
    for (const given of [params, query, body]) checkText(given, '', 0)
  })
}

function checkText(value: unknown, field: string, depth: number): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw refused(field, 'contains invalid characters')
    return
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return
  if (depth >= MAX_DEPTH) throw refused(field, 'is nested too deeply')
  for (const [key, inner] of Object.entries(value)) {
    checkText(key, field, depth)
    checkText(inner, depth === 0 ? key : field, depth + 1)
  }
}

function refused(field: string, description: string) {
  const name = field.slice(0, 40) || 'base'
  return invalid(`${name} ${description}`, { [name]: [{ error: 'ERR_INVALID', description }] })
}
