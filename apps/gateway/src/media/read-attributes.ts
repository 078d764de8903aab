/** `media_attributes` of an edit, in the three forms in which they come. */
import { type Id, invalid, type MediaChanges, parseId } from '@rookery/contracts'
import { type Static, Type } from 'typebox'
import { type GivenMedia, readChanges } from './read-changes.ts'

const text = Type.Union([Type.String(), Type.Null()])
const Attribute = Type.Object({
  id: Type.Union([Type.String(), Type.Array(Type.String())]),
  description: Type.Optional(Type.Union([text, Type.Array(text)])),
  focus: Type.Optional(Type.Union([text, Type.Array(text)])),
})
type Attribute = Static<typeof Attribute>

/** An array, or an object keyed by position as Rails forms have it. */
export const MediaAttributes = Type.Optional(
  Type.Unsafe<Attribute[] | Record<string, Attribute>>({
    anyOf: [
      { type: 'array', items: Attribute },
      { type: 'object', additionalProperties: Attribute },
    ],
  }),
)

/** What is not given of an attachment stays. 422 for what is no attachment. */
export const readMediaAttributes = (given: Static<typeof MediaAttributes> | undefined): ({ id: Id } & MediaChanges)[] =>
  Object.values(given ?? {})
    .flatMap(unfold)
    .map(read)

/** `media_attributes[][id]` of several in a form arrives as one object of lists. */
function unfold({ id, ...lists }: Attribute): ({ id: string } & GivenMedia)[] {
  const ids = [id].flat()
  const columns = Object.entries(lists).map(([name, values]) => [name, [values].flat()] as const)
  if (columns.some(([, values]) => values.length !== ids.length))
    throw invalid('Media attributes do not belong together')
  return ids.map((each, n) => ({ id: each, ...Object.fromEntries(columns.map(([name, values]) => [name, values[n]])) }))
}

function read({ id, ...given }: { id: string } & GivenMedia) {
  const mediaId = parseId(id)
  if (mediaId === null) throw invalid('Media not found')
  return { id: mediaId, ...readChanges(given) }
}
