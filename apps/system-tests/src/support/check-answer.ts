/** Holds answers of a running server against its own OpenAPI document: status, type and shape. For every suite that sends requests. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Server } from './server.ts'

interface Described {
  $ref?: string
  content?: Record<string, { schema?: object }>
}

export interface Operation {
  method: string
  /** As the document has it, with `{id}`. */
  path: string
  operationId: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; schema?: { type?: string } }[]
  requestBody?: { content: Record<string, { schema: { properties?: Record<string, unknown>; required?: string[] } }> }
  security?: Record<string, string[]>[]
  responses: Record<string, Described>
}

export interface ApiDocument {
  operations: Operation[]
  components: object
}

/** The document of the server as it runs: routes that were added are in it by themselves. */
export async function readDocument(server: Pick<Server, 'url'>): Promise<ApiDocument> {
  const { paths, components } = (await (await fetch(`${server.url}/docs/json`)).json()) as {
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
    components: object
  }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  )
  return { operations, components }
}

export interface Answer {
  status: number
  /** The content-type header. */
  type: string
  text: string
}

export type CheckAnswer = (operation: Operation, answer: Answer) => string | null

/** Mastodon's shape of a refusal. */
export const ERROR = { type: 'object', required: ['error'], properties: { error: { type: 'string', minLength: 3 } } }
/** Said by the edge itself, for any route. */
const OF_THE_EDGE = new Set([400, 401, 408, 413, 414, 415, 422, 429, 431, 503, 504])
const ROOT = 'openapi'

/** Answers what is wrong with an answer of an operation, null when nothing is. */
export function createAnswerCheck({ components }: ApiDocument): CheckAnswer {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
  ajv.addSchema({ $id: ROOT, components })
  const compiled = new Map<object, ValidateFunction>()
  const validatorOf = (schema: object): ValidateFunction => {
    const known = compiled.get(schema)
    if (known) return known
    const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"${ROOT}#/components/`)) as object
    const validate = ajv.compile(rooted)
    compiled.set(schema, validate)
    return validate
  }
  const compare = (schema: object, text: string): string | null => {
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return `no JSON: ${text.slice(0, 100)}`
    }
    const validate = validatorOf(schema)
    if (validate(value)) return null
    const [first] = validate.errors!
    return `not as described: ${first!.instancePath || '/'} ${first!.message} ${JSON.stringify(first!.params)}`
  }

  return ({ responses }, { status, type, text }) => {
    if (status >= 500 && status !== 503 && status !== 504) return `${status} ${text.slice(0, 200)}`
    const described = responses[status]
    const isJson = /^application\/(\w+\+)?json/.test(type)
    if (!described) {
      if (!OF_THE_EDGE.has(status)) return `${status} is not described`
      // A page's refusals are pages.
      if (type.startsWith('text/html') && responses[400]?.content?.['text/html']) return null
      return isJson ? compare(ERROR, text) : `${status} as ${type || 'nothing'}: ${text.slice(0, 100)}`
    }
    const content = described.content ?? {}
    const types = Object.keys(content)
    if (types.length === 0) return null
    const fitting = types.find((name) => type.startsWith(name) || name === '*/*')
    if (fitting === undefined) return `${status} as ${type || 'nothing'} instead of ${types.join(', ')}`
    if (!isJson) return null
    const { schema } = content[fitting]!
    return (schema ? compare(schema, text) : null) ?? (status >= 400 ? compare(ERROR, text) : null)
  }
}
