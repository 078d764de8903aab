/** What every HTTP service of ours shares: a server factory, error rendering, health, OpenAPI, and services over JSON. */
export { fieldsOf } from './bodies/parse-bodies.ts'
export * from './create-server.ts'
export * from './errors/render-error.ts'
export type * from './health/health-routes.ts'
export type * from './openapi.ts'
export * from './services/create-service-client.ts'
export * from './services/serve-service.ts'
export type { Timeouts } from './timeouts.ts'
