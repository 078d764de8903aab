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

export const serveOpenApi = fp<OpenApiOptions>(async (app, options) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: options.title, description: options.description, version: options.version },
      ...(options.tags ? { tags: options.tags } : {}),
      ...(options.components ? { components: options.components } : {}),
    },
    hideUntagged: true,
    // Shared schemas carry a `$id`: it is their name in the document.
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `schema-${index}`) },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    uiConfig: { deepLinking: true, layout: 'BaseLayout' },
  })
})
