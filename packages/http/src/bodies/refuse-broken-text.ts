/**
 * Text that no database can hold (NUL, half of a surrogate pair), bottomless nesting and endless lists are refused before any
 * route sees them.
 */
import { invalid } from '@rookery/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Far deeper than any request of the API; recursion below is safe within it. */
const MAX_DEPTH = 16

/** The same in breadth: looking at millions of values one by one, here and in validation, would hold everybody else up. */
const MAX_VALUES = 10_000

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True: a service of ours calls, as it would a function: whatever it sends is taken as it is. */
    isCall?: boolean
  }
}

/** Registered after the body parsers, whose hook may still set the body. */
export function refuseBrokenText(app: Pick<FastifyInstance, 'addHook'>): void {
  app.addHook('preValidation', async ({ params, query, body, routeOptions }: FastifyRequest) => {
    if (routeOptions.config?.isCall) return
    for (const given of [params, query, body]) checkText(given, '', 0, { left: MAX_VALUES })
  })
}

function checkText(value: unknown, field: string, depth: number, values: { left: number }): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw refused(field, 'contains invalid characters')
    return
  }
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return
  if (depth >= MAX_DEPTH) throw refused(field, 'is nested too deeply')
  const keys = Object.keys(value)
  values.left -= keys.length
  if (values.left < 0) throw refused(field, 'holds too many values')
  for (const key of keys) {
    checkText(key, field, depth, values)
    checkText((value as Record<string, unknown>)[key], depth === 0 ? key : field, depth + 1, values)
  }
}

function refused(field: string, description: string) {
  const name = field.slice(0, 40) || 'base'
  return invalid(`${name} ${description}`, { [name]: [{ error: 'ERR_INVALID', description }] })
}
