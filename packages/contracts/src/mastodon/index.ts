/** The public API's entities as schemas: what answers must be, what the OpenAPI document says, what clients' types are made of. */
export * from './account.ts'
export * from './conversation.ts'
export { DateText, entity, IdText, nullable, oneOf, ref } from './entity.ts'
export * from './instance.ts'
export * from './misc.ts'
export * from './oauth.ts'
export * from './people.ts'
export * from './status.ts'
