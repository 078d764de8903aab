/** What clients send of filters, in Mastodon's several forms. */
import { type FilterChanges, type KeywordChange, notFound, parseId } from '@rookery/contracts'
import { type Static, Type } from 'typebox'

const text = Type.Optional(Type.Union([Type.Null(), Type.String()]))
/** Booleans as Rails reads them; Ajv does not look into lists. */
const flag = Type.Optional(Type.Any())
/** Null and the empty text stand for `never`. */
const seconds = Type.Optional(Type.Union([Type.Null(), Type.Literal(''), Type.Integer()]))
const contexts = Type.Optional(Type.Array(Type.String()))

const KeywordAttributes = Type.Object({ id: text, keyword: text, whole_word: flag, _destroy: flag, destroy: flag })
type KeywordAttributes = Static<typeof KeywordAttributes>

export const FilterBody = Type.Object({
  title: text,
  context: contexts,
  filter_action: text,
  expires_in: seconds,
  /** An array, or an object keyed by position as Rails forms have it. */
  keywords_attributes: Type.Optional(
    Type.Unsafe<KeywordAttributes[] | Record<string, KeywordAttributes>>({
      anyOf: [
        { type: 'array', items: KeywordAttributes },
        { type: 'object', additionalProperties: KeywordAttributes },
      ],
    }),
  ),
})

export const KeywordBody = Type.Object({ keyword: text, whole_word: flag })
export const FilterStatusBody = Type.Object({ status_id: Type.String() })

export const V1FilterBody = Type.Object({
  phrase: text,
  context: contexts,
  irreversible: flag,
  whole_word: flag,
  expires_in: seconds,
})

export function readFilter(body: Static<typeof FilterBody>): FilterChanges {
  return {
    title: body.title ?? undefined,
    context: body.context,
    action: body.filter_action || undefined,
    expiresInSeconds: readSeconds(body.expires_in),
    keywords: Object.values(body.keywords_attributes ?? {})
      .filter((attributes) => Object.values(attributes).some((value) => value !== null && value !== ''))
      .map(readKeyword),
  }
}

export function readKeyword({ id, ...given }: KeywordAttributes): KeywordChange {
  const known = id ? parseId(id) : undefined
  if (known === null) throw notFound()
  return {
    id: known,
    keyword: given.keyword ?? undefined,
    wholeWord: readFlag(given.whole_word),
    destroy: readFlag(given._destroy) ?? readFlag(given.destroy),
  }
}

/** A filter of the older form: the phrase is its title as well. */
export const readV1Filter = (body: Static<typeof V1FilterBody>): FilterChanges => ({
  title: body.phrase ?? undefined,
  context: body.context,
  action: { true: 'hide', false: 'warn' }[String(readFlag(body.irreversible))],
  expiresInSeconds: readSeconds(body.expires_in),
})

const readSeconds = (given: number | '' | null | undefined): number | null | undefined => (given === '' ? null : given)

const FALSE: ReadonlySet<unknown> = new Set([false, 0, '0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF', 'no'])
/** Undefined where nothing is said. */
export const readFlag = (given: unknown): boolean | undefined =>
  given === undefined || given === null || given === '' ? undefined : !FALSE.has(given)
