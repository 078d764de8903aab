/** The OpenAPI description, made from the route schemas; browsable at /docs without any other host. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fp from 'fastify-plugin'

export interface OpenApiOptions {
  title: string
  description: string
  version: string
  tags?: { name: string; description: string }[] | undefined
  /** Components other than schemas, e.g. security schemes. */
  components?: Record<string, unknown> | undefined
}

type Content = Record<string, { schema?: { type?: string } }>
type Paths = Record<string, Record<string, { responses?: Record<string, { content?: Content }> }>>

/** `produces` counts for every response of a route, but errors that are objects are JSON wherever they occur. */
function tellErrorsAreJson(paths: Paths = {}): void {
  for (const { responses = {} } of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    for (const [status, response] of Object.entries(responses)) {
      const [schema] = Object.values(response.content ?? {}).map((content) => content.schema)
      if (Number(status) >= 400 && schema && (schema.type ?? 'object') === 'object')
        response.content = { 'application/json': { schema } }
    }
  }
}

export const serveOpenApi = fp<OpenApiOptions>(async (app, options) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: options.title, description: options.description, version: options.version },
      ...(options.tags ? { tags: options.tags } : {}),
      ...(options.components ? { components: options.components } : {}),
    },
    hideUntagged: true,
    transformObject: (described) => {
      if ('openapiObject' in described) tellErrorsAreJson(described.openapiObject.paths as Paths)
      return 'openapiObject' in described ? described.openapiObject : described.swaggerObject
    },
    // Shared schemas carry a `$id`: it is their name in the document.
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `schema-${index}`) },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { deepLinking: true, layout: 'BaseLayout' },
  })
})
