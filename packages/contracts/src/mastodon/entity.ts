/** Helpers for the public schemas: named entities, references to them, and the few forms that repeat. */
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox'

/** A named object: its `$id` is its name in the OpenAPI document. */
export const entity = <P extends TProperties>(id: string, properties: P): TObject<P> =>
  Type.Object(properties, { $id: id })

/** A reference to a named entity, typed as what it refers to. */
export const ref = <T extends TSchema>(schema: T) =>
  Type.Unsafe<Static<T>>({ $ref: `${(schema as { $id?: string }).$id}#` })

/** The same by name only, for entities that contain themselves. */
export const refTo = <T>(id: string) => Type.Unsafe<T>({ $ref: `${id}#` })

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Ids are decimal strings in all public JSON. */
export const IdText = Type.String({ pattern: '^[0-9]+$', examples: ['1408023470080000'] })
/** ISO 8601, UTC. */
export const DateText = Type.String({ examples: ['2026-11-21T09:00:00.000Z'] })

export const oneOf = <const V extends readonly string[]>(values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] })
